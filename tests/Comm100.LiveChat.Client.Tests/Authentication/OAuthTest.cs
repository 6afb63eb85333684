using Comm100.LiveChat.Client.Testing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.Authentication;

/// <summary>A test with a fake that issues tokens, and a clock that the test advances.</summary>
public abstract class OAuthTest : IAsyncLifetime
{
    private readonly List<LiveChatClient> _clients = [];

    protected static TimeSpan Lifetime { get; } = TimeSpan.FromHours(12);

    protected FakeTimeProvider Clock { get; } = new();

    protected LiveChatFake Fake { get; private set; } = null!;

    private protected TokenEvents Log { get; } = new();

    /// <summary>The bodies of all requests to the token endpoint, including requests that a fault responds to.</summary>
    protected IReadOnlyList<string> TokenRequests => [.. Fake.Requests.For(FakeOperations.OAuth.Token).Select(request => request.Body!)];

    /// <summary>The refresh token of each request to the token endpoint. All requests must contain one.</summary>
    protected IEnumerable<string> SentRefreshTokens => TokenRequests.Select(form => QueryHelpers.ParseQuery(form)["refresh_token"].Single()!);

    public virtual async Task InitializeAsync() => Fake = await StartFakeAsync();

    public virtual async Task DisposeAsync()
    {
        foreach (LiveChatClient client in _clients)
        {
            client.Dispose();
        }

        await Fake.DisposeAsync();
        Log.Dispose();
    }

    protected Task<LiveChatFake> StartFakeAsync() => LiveChatFake.StartAsync(new LiveChatFakeOptions { TimeProvider = Clock, AccessTokenLifetime = Lifetime });

    protected LiveChatClientOptions CreateOptions(LiveChatCredential credential) => new()
    {
        BaseAddress = Fake.BaseAddress,
        Credential = credential,
        TimeProvider = Clock,
        LoggerFactory = Log,
        Retries = { MaxAttempts = 1 },
    };

    /// <summary>Creates a client of the fake that is disposed after the test.</summary>
    protected LiveChatClient CreateClient(LiveChatCredential credential, Action<LiveChatClientOptions>? configure = null)
    {
        LiveChatClientOptions options = CreateOptions(credential);
        configure?.Invoke(options);
        var client = new LiveChatClient(options);
        _clients.Add(client);
        return client;
    }

    protected LiveChatCredential Password(LiveChatOAuthOptions? options = null) => LiveChatCredential.OAuthPassword(Fake.Email, Fake.Password, options: options);

    protected LiveChatCredential PasswordWithClient(LiveChatOAuthOptions? options = null) =>
        LiveChatCredential.OAuthPassword(Fake.Email, Fake.Password, Fake.ClientId, Fake.ClientSecret, options);

    protected LiveChatCredential Refresh(string refreshToken, LiveChatOAuthOptions? options = null) =>
        LiveChatCredential.OAuthRefreshToken(refreshToken, Fake.ClientId, Fake.ClientSecret, options);

    protected LiveChatCredential Code(LiveChatOAuthOptions? options = null) =>
        LiveChatCredential.OAuthAuthorizationCode(Fake.AuthorizationCode, new Uri("https://app.example.com/back"), Fake.ClientId, Fake.ClientSecret, options);

    protected FaultRule OnToken() => Fake.Faults.On(FakeOperations.OAuth.Token);
}

/// <summary>Counts log events by id, and lets a test wait for an event.</summary>
internal sealed class TokenEvents : ILoggerFactory, ILogger
{
    public const int Renewed = 20;
    public const int Failed = 21;
    public const int StoreFailed = 22;
    public const int Shared = 23;

    private readonly object _lock = new();
    private readonly List<(int Id, string Text)> _lines = [];
    private readonly List<(int Id, int Count, TaskCompletionSource Reached)> _waiting = [];

    public IReadOnlyList<string> Texts
    {
        get
        {
            lock (_lock)
            {
                return [.. _lines.Select(line => line.Text)];
            }
        }
    }

    public int Count(int id)
    {
        lock (_lock)
        {
            return _lines.Count(line => line.Id == id);
        }
    }

    /// <summary>Completes when an event has been logged this number of times since the start.</summary>
    public Task ReachAsync(int id, int count)
    {
        lock (_lock)
        {
            var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Add((id, count, reached));
            CompleteReached();
            return reached.Task.OrFail();
        }
    }

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
    {
        string values = state is IEnumerable<KeyValuePair<string, object?>> pairs ? string.Join('\n', pairs.Select(pair => pair.Key + "=" + pair.Value)) : "";
        lock (_lock)
        {
            _lines.Add((eventId.Id, logLevel + " " + formatter(state, exception) + "\n" + values + exception));
            CompleteReached();
        }
    }

    public ILogger CreateLogger(string categoryName) => this;

    public bool IsEnabled(LogLevel logLevel) => true;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

    public void Dispose()
    {
    }

    private void CompleteReached()
    {
        foreach ((int id, int count, TaskCompletionSource reached) in _waiting.Where(waiting => Count(waiting.Id) >= waiting.Count))
        {
            reached.TrySetResult();
        }
    }
}
