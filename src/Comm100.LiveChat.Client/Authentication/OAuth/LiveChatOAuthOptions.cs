namespace Comm100.LiveChat.Client;

/// <summary>The settings of an OAuth credential. They are copied when the credential is made.</summary>
public sealed class LiveChatOAuthOptions
{
    /// <summary>
    /// The address that tokens are requested from. It must be absolute and HTTPS; plain HTTP is allowed to this machine, and with
    /// <see cref="LiveChatClientOptions.AllowPlainHttp"/>.
    /// </summary>
    /// <value>The default is null: <c>/oauth/token</c> below <see cref="LiveChatClientOptions.BaseAddress"/>.</value>
    public Uri? TokenEndpoint { get; set; }

    /// <summary>
    /// How long before its end a token is renewed. Calls go on with the old token meanwhile. Of a short-lived token, it is at most a
    /// quarter of the lifetime.
    /// </summary>
    /// <value>The default is 2 minutes. It is zero or above, and at most one day.</value>
    public TimeSpan RenewBeforeExpiration { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long a final refusal of the token address is remembered, such as <c>invalid_grant</c> or <c>invalid_client</c>. Until then all calls
    /// of the client fail with it at once, so that a wrong password does not lock the account. A changed credential is used at once.
    /// </summary>
    /// <value>The default is 5 minutes. It is zero or above, and at most one day; with zero, each call requests a token again.</value>
    public TimeSpan RejectionCacheDuration { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>Where tokens are kept, so that several clients or processes share them and they outlive a restart.</summary>
    /// <value>
    /// The default is null: tokens are kept in the memory of the client and serve no other. With dependency injection, a registered
    /// <see cref="ILiveChatTokenStore"/> is used.
    /// </value>
    public ILiveChatTokenStore? TokenStore { get; set; }

    internal LiveChatOAuthOptions Copy() => (LiveChatOAuthOptions)MemberwiseClone();
}
