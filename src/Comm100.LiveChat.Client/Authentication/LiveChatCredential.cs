using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;
using Comm100.LiveChat.Client.Authentication;
using Comm100.LiveChat.Client.Authentication.OAuth;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The credential of a client: an agent's API key, a bearer token, or OAuth, where the client requests and renews the tokens itself. A delegate can
/// return an API key or a token for each request. The secret does not appear in <see cref="ToString"/>, messages, logs or public properties.
/// </summary>
[DebuggerDisplay("{ToString(),nq}")]
public abstract class LiveChatCredential
{
    private protected LiveChatCredential()
    {
    }

    /// <summary>Creates a credential from an agent's e-mail address and API key, which are sent as HTTP Basic.</summary>
    /// <param name="email">The e-mail address that the agent signs in with.</param>
    /// <param name="apiKey">The agent's API key, from the control panel.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">A parameter is empty or contains a control character, or the e-mail address contains a colon.</exception>
    public static LiveChatCredential ApiKey(string email, string apiKey) => new FixedCredential(CreateBasicHeader(email, apiKey));

    /// <summary>Creates a credential from an agent's e-mail address and an API key that a delegate returns for each request, so that the key can change at run time.</summary>
    /// <param name="email">The e-mail address that the agent signs in with.</param>
    /// <param name="apiKeyProvider">Returns the current API key. It is called once for each request, and concurrently.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">The e-mail address is empty or contains a control character or a colon.</exception>
    /// <remarks>If the delegate fails or returns an invalid value, the call throws a <see cref="LiveChatCredentialException"/>.</remarks>
    public static LiveChatCredential ApiKey(string email, Func<CancellationToken, ValueTask<string>> apiKeyProvider)
    {
        CheckEmail(email);
        Argument.NotNull(apiKeyProvider, nameof(apiKeyProvider));
        return new DelegatedCredential(apiKeyProvider, apiKey => CreateBasicHeader(email, apiKey));
    }

    /// <summary>Creates a credential from an access token, which is sent as <c>Authorization: Bearer</c>.</summary>
    /// <param name="accessToken">The token, as the service's <c>/oauth/token</c> returned it.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">The token is empty or contains white space, a control character or a character that is not ASCII.</exception>
    public static LiveChatCredential BearerToken(string accessToken) => new FixedCredential(CreateBearerHeader(accessToken));

    /// <summary>Creates a credential from an access token that a delegate returns for each request, so that the token can be renewed at run time.</summary>
    /// <param name="accessTokenProvider">Returns the current token. It is called once for each request, and concurrently.</param>
    /// <returns>The credential.</returns>
    /// <remarks>If the delegate fails or returns an invalid value, the call throws a <see cref="LiveChatCredentialException"/>.</remarks>
    public static LiveChatCredential BearerToken(Func<CancellationToken, ValueTask<string>> accessTokenProvider)
    {
        Argument.NotNull(accessTokenProvider, nameof(accessTokenProvider));
        return new DelegatedCredential(accessTokenProvider, CreateBearerHeader);
    }

    /// <summary>Creates a credential that requests tokens with an agent's e-mail address and password (grant <c>password</c>).</summary>
    /// <param name="email">The e-mail address that the agent signs in with.</param>
    /// <param name="password">The agent's password.</param>
    /// <param name="clientId">The id of the OAuth client, if the account requires one; null to send none.</param>
    /// <param name="clientSecret">
    /// The secret of the OAuth client. If it and <paramref name="clientId"/> are set, tokens are renewed with the refresh token as long as
    /// the service accepts it. Otherwise, the password is sent for each new token.
    /// </param>
    /// <param name="options">The options; null for the defaults. They are copied.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">A string is empty, or the secret is set without the id.</exception>
    /// <remarks>If the client cannot get a token, the call throws a <see cref="LiveChatTokenException"/>.</remarks>
    public static LiveChatCredential OAuthPassword(string email, string password, string? clientId = null, string? clientSecret = null, LiveChatOAuthOptions? options = null) =>
        OAuthCredential.FromPassword(email, password, clientId, clientSecret, options);

    /// <summary>
    /// Creates a credential that requests tokens with a refresh token (grant <c>refresh_token</c>). The service returns a new refresh token with each
    /// token, and the client keeps the newest one, with <see cref="LiveChatOAuthOptions.TokenStore"/> also after the end of the process.
    /// </summary>
    /// <param name="refreshToken">The first refresh token.</param>
    /// <param name="clientId">The id of the OAuth client.</param>
    /// <param name="clientSecret">The secret of the OAuth client.</param>
    /// <param name="options">The options; null for the defaults. They are copied.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">A string is empty.</exception>
    /// <remarks>If the client cannot get a token, the call throws a <see cref="LiveChatTokenException"/>.</remarks>
    public static LiveChatCredential OAuthRefreshToken(string refreshToken, string clientId, string clientSecret, LiveChatOAuthOptions? options = null) =>
        OAuthCredential.FromRefreshToken(refreshToken, clientId, clientSecret, options);

    /// <summary>
    /// Creates a credential that requests its first token with the code that the service sent to a redirect address after an agent gave consent (grant
    /// <c>authorization_code</c>); see <see cref="LiveChatOAuth.GetAuthorizationUri"/>. The code is used once. Later tokens are requested with the
    /// refresh token, which outlives the process only with <see cref="LiveChatOAuthOptions.TokenStore"/>.
    /// </summary>
    /// <param name="code">The code that the redirect address received.</param>
    /// <param name="redirectUri">The redirect address that received the code. It is sent exactly as written.</param>
    /// <param name="clientId">The id of the OAuth client.</param>
    /// <param name="clientSecret">The secret of the OAuth client.</param>
    /// <param name="options">The options; null for the defaults. They are copied.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">A string is empty.</exception>
    /// <remarks>If the client cannot get a token, the call throws a <see cref="LiveChatTokenException"/>.</remarks>
    public static LiveChatCredential OAuthAuthorizationCode(string code, Uri redirectUri, string clientId, string clientSecret, LiveChatOAuthOptions? options = null) =>
        OAuthCredential.FromAuthorizationCode(code, redirectUri, clientId, clientSecret, options);

    /// <summary>Creates a credential that can change to another one at run time.</summary>
    /// <param name="credentialProvider">
    /// Returns the current credential. It is called for each request, and concurrently, so it should be fast. Tokens are kept as long as the delegate
    /// returns an equal credential. The tokens of an earlier credential are not used again.
    /// </param>
    /// <returns>The credential.</returns>
    /// <remarks>If the delegate fails or returns an invalid value, the call throws a <see cref="LiveChatCredentialException"/>.</remarks>
    public static LiveChatCredential Dynamic(Func<LiveChatCredential> credentialProvider)
    {
        Argument.NotNull(credentialProvider, nameof(credentialProvider));
        return new DynamicCredential(credentialProvider);
    }

    /// <summary>Returns the kind of the credential, without secrets.</summary>
    /// <returns>The kind of the credential.</returns>
    public abstract override string ToString();

    // LINQPad calls this method by reflection, and shows the result in place of the credential.
    private protected object ToDump() => ToString();

    /// <summary>Creates the authenticator of one client.</summary>
    internal abstract Authenticator CreateAuthenticator(AuthenticatorContext context);

    /// <summary>Adds one sentence, without a secret, for each setting of this credential that is not valid.</summary>
    /// <param name="allowPlainHttp">Whether the credential can be sent over plain HTTP to a host other than this machine.</param>
    /// <param name="failures">The list to add to.</param>
    internal virtual void Validate(bool allowPlainHttp, List<string> failures)
    {
    }

    /// <summary>Determines whether another credential is equal to this one, so that a client can keep its tokens.</summary>
    internal virtual bool IsSameAs(LiveChatCredential other) => ReferenceEquals(this, other);

    internal static AuthenticationHeaderValue CreateBearerHeader(string accessToken)
    {
        Argument.NotEmpty(accessToken, nameof(accessToken));
        if (accessToken.Any(character => character is <= ' ' or >= '\u007f'))
        {
            throw new ArgumentException("The access token must contain only printable ASCII characters, without white space.", nameof(accessToken));
        }

        return new AuthenticationHeaderValue("Bearer", accessToken);
    }

    private static AuthenticationHeaderValue CreateBasicHeader(string email, string apiKey)
    {
        CheckEmail(email);
        Argument.NotEmpty(apiKey, nameof(apiKey));
        if (apiKey.Any(char.IsControl))
        {
            throw new ArgumentException("The API key must not contain a control character, such as a line break.", nameof(apiKey));
        }

        return new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes(email + ":" + apiKey)));
    }

    private static void CheckEmail(string email)
    {
        Argument.NotEmpty(email, nameof(email));
        if (email.Any(character => char.IsControl(character) || character == ':'))
        {
            throw new ArgumentException("The e-mail address must not contain a colon or a control character.", nameof(email));
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

        // The rejected header differs if the credential changed during the call.
        public override ValueTask<bool> TryRenewAsync(AuthenticationHeaderValue rejected, CancellationToken cancellationToken) => new(!header.Equals(rejected));
    }

    private sealed class DelegatedCredential(Func<CancellationToken, ValueTask<string>> secretProvider, Func<string, AuthenticationHeaderValue> createHeader) : LiveChatCredential
    {
        public override string ToString() => "from a delegate (not shown)";

        internal override Authenticator CreateAuthenticator(AuthenticatorContext context) =>
            new DelegatedAuthenticator(secretProvider, createHeader, new CredentialCallback(context.Stopping));
    }

    private sealed class DelegatedAuthenticator(
        Func<CancellationToken, ValueTask<string>> secretProvider, Func<string, AuthenticationHeaderValue> createHeader, CredentialCallback callback) : Authenticator
    {
        public override ValueTask<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken) =>
            callback.InvokeAsync(secretProvider, createHeader, cancellationToken);

        // The delegate is invoked for each request, so a second request is useful only if the value has changed.
        public override async ValueTask<bool> TryRenewAsync(AuthenticationHeaderValue rejected, CancellationToken cancellationToken) =>
            !rejected.Equals(await GetHeaderAsync(cancellationToken).ConfigureAwait(false));

        public override void Dispose()
        {
            callback.Dispose();
            base.Dispose();
        }
    }
}
