using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.AspNetCore.Tests.Tokens;

/// <summary>The services of one machine, with a client that gets tokens from a fake and shares them in a cache.</summary>
internal sealed class TokenHost : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    public TokenHost(
        LiveChatFake fake,
        TimeProvider clock,
        string keyFolder,
        Action<IServiceCollection> addCache,
        string application = "tests",
        LiveChatCredential? credential = null,
        Action<LiveChatDistributedTokenStoreOptions>? configure = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Log));
        services.AddDataProtection().SetApplicationName(application).PersistKeysToFileSystem(new DirectoryInfo(keyFolder));
        addCache(services);
        services.AddLiveChatClient(options =>
        {
            options.BaseAddress = fake.BaseAddress;
            options.Credential = credential ?? LiveChatCredential.OAuthPassword(fake.Email, fake.Password, fake.ClientId, fake.ClientSecret);
            options.TimeProvider = clock;
            options.Retries.MaxAttempts = 1;
        }).UseDistributedTokenStore(configure);
        _provider = services.BuildServiceProvider(validateScopes: true);
    }

    public TokenLog Log { get; } = new();

    public Task ListAsync() => _provider.GetRequiredService<IBansApi>().ListAsync().WaitAsync(TimeSpan.FromSeconds(20));

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}

/// <summary>Keeps what the client logs.</summary>
internal sealed class TokenLog : ILoggerProvider, ILogger
{
    private readonly List<(string Event, string Text)> _entries = [];

    public int Count(string eventName)
    {
        lock (_entries)
        {
            return _entries.Count(entry => entry.Event == eventName);
        }
    }

    public string Text
    {
        get
        {
            lock (_entries)
            {
                return string.Join('\n', _entries.Select(entry => entry.Text));
            }
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        lock (_entries)
        {
            _entries.Add((eventId.Name ?? "", formatter(state, exception) + exception));
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void Dispose()
    {
    }
}

/// <summary>A cache in memory that keeps the expiration of its entries, and can fail.</summary>
internal sealed class RecordingCache : IDistributedCache
{
    public Dictionary<string, byte[]> Entries { get; } = new(StringComparer.Ordinal);

    public DistributedCacheEntryOptions? LastOptions { get; private set; }

    public bool Fails { get; set; }

    public byte[]? Get(string key) => Fails ? throw new IOException("canary") : Entries.GetValueOrDefault(key);

    public Task<byte[]?> GetAsync(string key, CancellationToken token = default) => Task.FromResult(Get(key));

    public void Set(string key, byte[] value, DistributedCacheEntryOptions options)
    {
        Entries[key] = Fails ? throw new IOException("canary") : value;
        LastOptions = options;
    }

    public Task SetAsync(string key, byte[] value, DistributedCacheEntryOptions options, CancellationToken token = default)
    {
        Set(key, value, options);
        return Task.CompletedTask;
    }

    public void Refresh(string key) => throw new NotSupportedException();

    public Task RefreshAsync(string key, CancellationToken token = default) => throw new NotSupportedException();

    public void Remove(string key) => throw new NotSupportedException();

    public Task RemoveAsync(string key, CancellationToken token = default) => throw new NotSupportedException();
}
