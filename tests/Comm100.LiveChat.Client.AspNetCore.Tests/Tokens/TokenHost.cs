using Microsoft.AspNetCore.DataProtection;
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

    public RecordingLog Log { get; } = new();

    public Task ListAsync() => _provider.GetRequiredService<IBansApi>().ListAsync().OrFail();

    public ValueTask DisposeAsync() => _provider.DisposeAsync();
}
