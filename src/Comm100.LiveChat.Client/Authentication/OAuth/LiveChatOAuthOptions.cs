namespace Comm100.LiveChat.Client;

/// <summary>The options of an OAuth credential. They are copied when the credential is created.</summary>
public sealed class LiveChatOAuthOptions
{
    /// <summary>
    /// The address that tokens are requested from. It must be an absolute HTTPS address. Plain HTTP is allowed for this machine, and with
    /// <see cref="LiveChatClientOptions.AllowPlainHttp"/>.
    /// </summary>
    /// <value>The default is null: <c>/oauth/token</c> below <see cref="LiveChatClientOptions.BaseAddress"/>.</value>
    public Uri? TokenEndpoint { get; set; }

    /// <summary>
    /// How long before its expiration a token is renewed. Calls use the old token during the renewal. The client uses at most a quarter of the
    /// lifetime of the token.
    /// </summary>
    /// <value>Between zero and one day. The default is 2 minutes.</value>
    public TimeSpan RenewBeforeExpiration { get; set; } = TimeSpan.FromMinutes(2);

    /// <summary>
    /// How long the client remembers that the token endpoint rejected the credential, such as with <c>invalid_grant</c> or <c>invalid_client</c>. All calls
    /// fail immediately during that time, so that a wrong password does not lock the account. A changed credential is used immediately.
    /// </summary>
    /// <value>Between zero and one day. With zero, each call requests a token again. The default is 5 minutes.</value>
    public TimeSpan RejectionCacheDuration { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>The store for tokens, so that several clients or processes share them and they are kept after a restart.</summary>
    /// <value>
    /// The default is null: tokens are kept only in the memory of the client. With dependency injection, the client then uses the registered
    /// <see cref="ILiveChatTokenStore"/> with the name of the client as its key, or else the one without a key.
    /// </value>
    public ILiveChatTokenStore? TokenStore { get; set; }

    // LINQPad calls this method by reflection, and shows the result in place of the options. A store can hold secrets, so only its type is shown.
    private object ToDump()
    {
        var table = new DumpTable();
        table.Add(nameof(TokenEndpoint), TokenEndpoint);
        table.Add(nameof(RenewBeforeExpiration), RenewBeforeExpiration);
        table.Add(nameof(RejectionCacheDuration), RejectionCacheDuration);
        table.AddType(nameof(TokenStore), TokenStore);
        return table.ToObject();
    }

    internal LiveChatOAuthOptions Copy() => (LiveChatOAuthOptions)MemberwiseClone();
}
