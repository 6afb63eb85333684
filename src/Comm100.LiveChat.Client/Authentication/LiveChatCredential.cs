using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Comm100.LiveChat.Client.Authentication;
using Comm100.LiveChat.Client.Authentication.OAuth;

namespace Comm100.LiveChat.Client;

/// <summary>
/// How a client proves who it is: an agent's API key, a bearer token, fixed or asked of a delegate for every request, or OAuth,
/// where the client gets and renews its tokens itself. The secret in it is never shown, neither by <see cref="ToString"/> nor in a
/// message or a log, and no public property holds it.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public abstract class LiveChatCredential
{
    private protected LiveChatCredential()
    {
    }

    /// <summary>An agent's e-mail address and API key, sent as HTTP Basic.</summary>
    /// <param name="email">The e-mail address that the agent signs in with.</param>
    /// <param name="apiKey">The agent's API key, from the control panel.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">One of the two is empty, holds a control character, or the e-mail address holds a colon.</exception>
    public static LiveChatCredential ApiKey(string email, string apiKey) => new FixedCredential(BasicHeader(email, apiKey));

    /// <summary>An agent's e-mail address and an API key that a delegate returns for every request, so that it can change at run time.</summary>
    /// <param name="email">The e-mail address that the agent signs in with.</param>
    /// <param name="apiKeyProvider">Gives the API key of the moment; it is called once for each request, by many callers at once.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">The e-mail address is empty or holds a control character or a colon.</exception>
    /// <remarks>If the delegate fails or gives nothing usable, the call ends with a <see cref="LiveChatCredentialException"/>.</remarks>
    public static LiveChatCredential ApiKey(string email, Func<CancellationToken, ValueTask<string>> apiKeyProvider)
    {
        CheckEmail(email);
        Argument.NotNull(apiKeyProvider, nameof(apiKeyProvider));
        return new DelegatedCredential(apiKeyProvider, apiKey => BasicHeader(email, apiKey));
    }

    /// <summary>An access token, sent as <c>Authorization: Bearer</c>.</summary>
    /// <param name="accessToken">The token, as the service's <c>/oauth/token</c> returned it.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">The token is empty or holds white space or a control character.</exception>
    public static LiveChatCredential BearerToken(string accessToken) => new FixedCredential(BearerHeader(accessToken));

    /// <summary>An access token that a delegate returns for every request, so that it can be renewed at run time.</summary>
    /// <param name="accessTokenProvider">Gives the token of the moment; it is called once for each request, by many callers at once.</param>
    /// <returns>The credential.</returns>
    /// <remarks>If the delegate fails or gives nothing usable, the call ends with a <see cref="LiveChatCredentialException"/>.</remarks>
    public static LiveChatCredential BearerToken(Func<CancellationToken, ValueTask<string>> accessTokenProvider)
    {
        Argument.NotNull(accessTokenProvider, nameof(accessTokenProvider));
        return new DelegatedCredential(accessTokenProvider, BearerHeader);
    }

    /// <summary>An agent's e-mail address and password, for tokens from the service's <c>/oauth/token</c> (grant <c>password</c>).</summary>
    /// <param name="email">The e-mail address that the agent signs in with.</param>
    /// <param name="password">The agent's password.</param>
    /// <param name="clientId">The id of the OAuth client, where the account asks for one; null sends none.</param>
    /// <param name="clientSecret">
    /// The secret of the OAuth client. Where it and <paramref name="clientId"/> are given, tokens are renewed by refresh token as long as
    /// the service accepts it; else the password is sent for each new token.
    /// </param>
    /// <param name="options">The token address and when to renew; null for the defaults. They are copied.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">A text is empty, or the secret is given without the id.</exception>
    /// <remarks>If no token can be had, the call ends with a <see cref="LiveChatTokenException"/>.</remarks>
    public static LiveChatCredential OAuthPassword(string email, string password, string? clientId = null, string? clientSecret = null, LiveChatOAuthOptions? options = null) =>
        OAuthCredential.FromPassword(email, password, clientId, clientSecret, options);

    /// <summary>
    /// A refresh token of the service, for tokens from its <c>/oauth/token</c> (grant <c>refresh_token</c>). The service gives a new one
    /// with each token, and the newest is kept: with <see cref="LiveChatOAuthOptions.TokenStore"/> also beyond the end of the process.
    /// </summary>
    /// <param name="refreshToken">The refresh token to begin with.</param>
    /// <param name="clientId">The id of the OAuth client.</param>
    /// <param name="clientSecret">The secret of the OAuth client.</param>
    /// <param name="options">The token address, when to renew and the token store; null for the defaults. They are copied.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    /// <remarks>If no token can be had, the call ends with a <see cref="LiveChatTokenException"/>.</remarks>
    public static LiveChatCredential OAuthRefreshToken(string refreshToken, string clientId, string clientSecret, LiveChatOAuthOptions? options = null) =>
        OAuthCredential.FromRefreshToken(refreshToken, clientId, clientSecret, options);

    /// <summary>
    /// The code that the service handed to a redirect address after an agent had agreed (grant <c>authorization_code</c>); see
    /// <see cref="LiveChatOAuth.GetAuthorizationUri"/>. The code is used once, for the first token; then the refresh token is, which
    /// outlives the process only with <see cref="LiveChatOAuthOptions.TokenStore"/>.
    /// </summary>
    /// <param name="code">The code.</param>
    /// <param name="redirectUri">The redirect address that the code was handed to. It is sent as it was written.</param>
    /// <param name="clientId">The id of the OAuth client.</param>
    /// <param name="clientSecret">The secret of the OAuth client.</param>
    /// <param name="options">The token address, when to renew and the token store; null for the defaults. They are copied.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">A text is empty.</exception>
    /// <remarks>If no token can be had, the call ends with a <see cref="LiveChatTokenException"/>.</remarks>
    public static LiveChatCredential OAuthAuthorizationCode(string code, Uri redirectUri, string clientId, string clientSecret, LiveChatOAuthOptions? options = null) =>
        OAuthCredential.FromAuthorizationCode(code, redirectUri, clientId, clientSecret, options);

    /// <summary>A credential that can be exchanged for another one at run time.</summary>
    /// <param name="current">
    /// Gives the credential of the moment. It is called for each request, by many callers at once, so it should be quick. As long as what
    /// it gives says the same, tokens are kept; those of an earlier credential are never used again.
    /// </param>
    /// <returns>The credential.</returns>
    /// <remarks>If the delegate fails or gives nothing usable, the call ends with a <see cref="LiveChatCredentialException"/>.</remarks>
    public static LiveChatCredential Dynamic(Func<LiveChatCredential> current)
    {
        Argument.NotNull(current, nameof(current));
        return new DynamicCredential(current);
    }

    /// <summary>The name of the scheme, without any secret.</summary>
    /// <returns>The text.</returns>
    public abstract override string ToString();

    /// <summary>Makes what signs the requests of one client.</summary>
    internal abstract Authenticator CreateAuthenticator(AuthenticatorContext context);

    /// <summary>Adds one sentence, without a secret, for each setting of this credential that is not valid.</summary>
    /// <param name="allowPlainHttp">Whether the credential can be sent over plain HTTP to a host other than this machine.</param>
    /// <param name="failures">The list to add to.</param>
    internal virtual void Validate(bool allowPlainHttp, List<string> failures)
    {
    }

    /// <summary>Whether another credential says the same as this one, so that a change from one to the other is none.</summary>
    internal virtual bool IsSameAs(LiveChatCredential other) => ReferenceEquals(this, other);

    internal static AuthenticationHeaderValue BearerHeader(string accessToken)
    {
        Argument.NotEmpty(accessToken, nameof(accessToken));
        if (accessToken.Any(character => character is <= ' ' or >= '\u007f'))
        {
            throw new ArgumentException("The access token must hold printable ASCII characters alone, without white space.", nameof(accessToken));
        }

        return new AuthenticationHeaderValue("Bearer", accessToken);
    }

    private static AuthenticationHeaderValue BasicHeader(string email, string apiKey)
    {
        CheckEmail(email);
        Argument.NotEmpty(apiKey, nameof(apiKey));
        if (apiKey.Any(char.IsControl))
        {
            throw new ArgumentException("The API key must not hold a control character, such as a line break.", nameof(apiKey));
        }

        return new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(email + ":" + apiKey)));
    }

    private static void CheckEmail(string email)
    {
        Argument.NotEmpty(email, nameof(email));
        if (email.Any(character => char.IsControl(character) || character == ':'))
        {
            throw new ArgumentException("The e-mail address must not hold a colon or a control character.", nameof(email));
        }
    }

    private sealed class FixedCredential(AuthenticationHeaderValue header) : LiveChatCredential
    {
        private readonly AuthenticationHeaderValue _header = header;

        public override string ToString() => _header.Scheme + " (fixed, not shown)";

        internal override Authenticator CreateAuthenticator(AuthenticatorContext context) => new FixedAuthenticator(_header);

        internal override bool IsSameAs(LiveChatCredential other) => other is FixedCredential credential && _header.Equals(credential._header);
    }

    private sealed class FixedAuthenticator(AuthenticationHeaderValue header) : Authenticator
    {
        public override bool RenewalNeedsConnection => false;

        public override ValueTask<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken) => new(header);

        // The refused one is another where the credential has changed while the call was under way.
        public override ValueTask<bool> TryRenewAsync(AuthenticationHeaderValue refused, CancellationToken cancellationToken) => new(!header.Equals(refused));
    }

    private sealed class DelegatedCredential(Func<CancellationToken, ValueTask<string>> secretProvider, Func<string, AuthenticationHeaderValue> toHeader) : LiveChatCredential
    {
        public override string ToString() => "from a delegate (not shown)";

        internal override Authenticator CreateAuthenticator(AuthenticatorContext context) =>
            new DelegatedAuthenticator(secretProvider, toHeader, new CredentialCallback(context.Stopping));
    }

    private sealed class DelegatedAuthenticator(
        Func<CancellationToken, ValueTask<string>> secretProvider, Func<string, AuthenticationHeaderValue> toHeader, CredentialCallback credentialDelegate) : Authenticator
    {
        public override ValueTask<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken) =>
            credentialDelegate.InvokeAsync(secretProvider, toHeader, cancellationToken);

        // The delegate is asked before every request: what it gave a moment ago is worth asking again only if it has changed.
        public override async ValueTask<bool> TryRenewAsync(AuthenticationHeaderValue refused, CancellationToken cancellationToken) =>
            !refused.Equals(await GetHeaderAsync(cancellationToken).ConfigureAwait(false));

        public override void Dispose()
        {
            credentialDelegate.Dispose();
            base.Dispose();
        }
    }
}
