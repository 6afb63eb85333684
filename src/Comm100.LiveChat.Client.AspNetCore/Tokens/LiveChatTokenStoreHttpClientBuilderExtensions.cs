using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.AspNetCore.Tokens;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Shares the tokens of registered clients between processes and machines.</summary>
public static class LiveChatTokenStoreHttpClientBuilderExtensions
{
    // The names of AddLiveChatClient.
    private const string HttpClientName = "Comm100.LiveChat";

    /// <summary>
    /// Stores the tokens of an OAuth credential in the registered <see cref="IDistributedCache"/>, such as Redis or SQL Server, encrypted by Data Protection. All
    /// processes that use the same cache, Data Protection keys and application name share one token for each account.
    /// </summary>
    /// <param name="builder">The builder that <c>AddLiveChatClient</c> returns.</param>
    /// <param name="configure">Sets the options of the store; null uses the defaults.</param>
    /// <returns>The builder.</returns>
    /// <remarks>
    /// An entry that cannot be decrypted, such as one that was encrypted with a key that no longer exists, is treated as missing, and a warning is logged. If the
    /// cache fails or takes longer than 5 seconds, the client logs that and continues with the tokens that it has. The store has no effect on API keys and
    /// tokens that the application provides. <see cref="LiveChatOAuthOptions.TokenStore"/> takes precedence over it.
    /// </remarks>
    /// <exception cref="ArgumentException">The builder is not that of a Live Chat client.</exception>
    public static IHttpClientBuilder UseDistributedTokenStore(this IHttpClientBuilder builder, Action<LiveChatDistributedTokenStoreOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(builder);
        string name = FindClientName(builder.Name)
            ?? throw new ArgumentException("This is not the builder of a Live Chat client. Call UseDistributedTokenStore on the builder that AddLiveChatClient returns.", nameof(builder));

        IServiceCollection services = builder.Services;
        services.AddDataProtection();
        services.AddOptions<LiveChatDistributedTokenStoreOptions>(name)
            .Configure(options => configure?.Invoke(options))
            .Validate(options => options.KeyPrefix is not null, "KeyPrefix must not be null.")
            .Validate(options => options.RefreshTokenLifetime > TimeSpan.Zero, "RefreshTokenLifetime must be greater than zero.")
            .ValidateOnStart();
        services.AddKeyedSingleton<ILiveChatTokenStore>(name, (provider, _) => new DistributedTokenStore(
            provider.GetService<IDistributedCache>() ?? throw new InvalidOperationException(
                "UseDistributedTokenStore requires an IDistributedCache, which is not registered. Add one, such as with AddStackExchangeRedisCache or AddDistributedSqlServerCache."),
            provider.GetRequiredService<IDataProtectionProvider>(),
            provider.GetRequiredService<IOptionsMonitor<LiveChatDistributedTokenStoreOptions>>().Get(name),
            () => provider.GetRequiredService<IOptionsMonitor<LiveChatClientOptions>>().Get(name).TimeProvider,
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("Comm100.LiveChat.Client")));
        return builder;
    }

    private static string? FindClientName(string httpClientName) =>
        httpClientName == HttpClientName ? Options.Options.DefaultName
        : httpClientName.StartsWith(HttpClientName + ".", StringComparison.Ordinal) ? httpClientName[(HttpClientName.Length + 1)..]
        : null;
}
