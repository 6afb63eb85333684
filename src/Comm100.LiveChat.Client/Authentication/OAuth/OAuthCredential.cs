using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Authentication.OAuth;

/// <summary>The grant and the settings to request tokens with. It has no public properties, so a dump of the options shows no secret.</summary>
internal sealed class OAuthCredential : LiveChatCredential
{
    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string? _clientSecret;

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    private readonly string _account;

    private readonly string? _clientId;
    private readonly LiveChatOAuthOptions _options;

    private OAuthCredential(OAuthGrant grant, string account, string? clientId, string? clientSecret, LiveChatOAuthOptions? options)
    {
        Grant = grant;
        _account = account;
        _clientId = clientId;
        _clientSecret = clientSecret;
        _options = options?.Copy() ?? new LiveChatOAuthOptions();
    }

    /// <summary>The grant that the credential was created with. The grant of a code can be used once.</summary>
    internal OAuthGrant Grant { get; }

    internal TimeSpan RenewBeforeExpiration => _options.RenewBeforeExpiration;

    internal TimeSpan RejectionCacheDuration => _options.RejectionCacheDuration;

    internal ILiveChatTokenStore? TokenStore => _options.TokenStore;

    public static OAuthCredential FromPassword(string email, string password, string? clientId, string? clientSecret, LiveChatOAuthOptions? options)
    {
        Argument.NotEmpty(email, nameof(email));
        Argument.NotEmpty(password, nameof(password));
        if (clientId is not null)
        {
            Argument.NotEmpty(clientId, nameof(clientId));
        }

        if (clientSecret is not null)
        {
            Argument.NotEmpty(clientSecret, nameof(clientSecret));
            if (clientId is null)
            {
                throw new ArgumentException("The client secret requires a client id, which is not set.", nameof(clientSecret));
            }
        }

        var grant = new OAuthGrant(OAuthGrant.Password, password, ("email", email), ("password", password), ("client_id", clientId));
        return new OAuthCredential(grant, email, clientId, clientSecret, options);
    }

    public static OAuthCredential FromRefreshToken(string refreshToken, string clientId, string clientSecret, LiveChatOAuthOptions? options)
    {
        Argument.NotEmpty(refreshToken, nameof(refreshToken));
        CheckClient(clientId, clientSecret);
        return new OAuthCredential(CreateRefreshGrant(refreshToken, clientId, clientSecret), refreshToken, clientId, clientSecret, options);
    }

    public static OAuthCredential FromAuthorizationCode(string code, Uri redirectUri, string clientId, string clientSecret, LiveChatOAuthOptions? options)
    {
        Argument.NotEmpty(code, nameof(code));
        Argument.NotNull(redirectUri, nameof(redirectUri));
        CheckClient(clientId, clientSecret);
        var grant = new OAuthGrant(
            OAuthGrant.AuthorizationCode,
            code,
            ("code", code),
            ("redirect_uri", redirectUri.OriginalString),
            ("client_id", clientId),
            ("client_secret", clientSecret));
        return new OAuthCredential(grant, code, clientId, clientSecret, options);
    }

    /// <summary>Creates the grant for the refresh token of a token; null if the token has no refresh token, or the client id or secret is not set.</summary>
    public OAuthGrant? CreateRefreshGrant(string? refreshToken) =>
        refreshToken is not null && _clientId is not null && _clientSecret is not null ? CreateRefreshGrant(refreshToken, _clientId, _clientSecret) : null;

    /// <summary>Gets the address that tokens are requested from.</summary>
    public Uri GetTokenEndpoint(Uri baseAddress) => _options.TokenEndpoint ?? new Uri(ServiceAddress.GetRoot(baseAddress) + "/oauth/token");

    /// <summary>
    /// Gets the key of the tokens in a store. It is the same in all processes, and different for each service, site, OAuth client and account. It does not
    /// depend on values that change with each token, nor on a password, which could be guessed from the key.
    /// </summary>
    public string GetStoreKey(Uri baseAddress, long? siteId)
    {
        string[] parts =
        [
            GetTokenEndpoint(baseAddress).AbsoluteUri,
            ServiceAddress.GetRoot(baseAddress),
            siteId?.ToString(CultureInfo.InvariantCulture) ?? "",
            Grant.Name,
            _clientId ?? "",
            _account,
        ];
        var text = new StringBuilder();
        foreach (string part in parts)
        {
            // The length of each part keeps the parts apart.
            text.Append(part.Length.ToString(CultureInfo.InvariantCulture)).Append(':').Append(part);
        }

        byte[] bytes = Encoding.UTF8.GetBytes(text.ToString());
#if NETFRAMEWORK
        using var sha256 = SHA256.Create();
        byte[] hash = sha256.ComputeHash(bytes);
        return "comm100-livechat-token:" + BitConverter.ToString(hash).Replace("-", "");
#else
        return "comm100-livechat-token:" + Convert.ToHexString(SHA256.HashData(bytes));
#endif
    }

    public override string ToString() => $"OAuth {Grant.Name} (not shown)";

    internal override Authenticator CreateAuthenticator(AuthenticatorContext context) => new OAuthAuthenticator(this, context);

    internal override bool IsSameAs(LiveChatCredential other) => other is OAuthCredential credential
        && Grant.Parameters.SequenceEqual(credential.Grant.Parameters)
        && string.Equals(_clientId, credential._clientId, StringComparison.Ordinal)
        && string.Equals(_clientSecret, credential._clientSecret, StringComparison.Ordinal)
        && _options.TokenEndpoint == credential._options.TokenEndpoint
        && _options.RenewBeforeExpiration == credential._options.RenewBeforeExpiration
        && _options.RejectionCacheDuration == credential._options.RejectionCacheDuration
        && ReferenceEquals(_options.TokenStore, credential._options.TokenStore);

    internal override void Validate(bool allowPlainHttp, List<string> failures)
    {
        CheckDuration(nameof(_options.RenewBeforeExpiration), _options.RenewBeforeExpiration, failures);
        CheckDuration(nameof(_options.RejectionCacheDuration), _options.RejectionCacheDuration, failures);

        if (_options.TokenEndpoint is { } address
            && ServiceAddress.FindError(address, nameof(_options.TokenEndpoint), "https://hosted.comm100.com/oauth/token", allowPlainHttp, allowQuery: true) is { } failure)
        {
            failures.Add(failure);
        }
        else if (_options.TokenEndpoint is { IsAbsoluteUri: true } endpoint && ServiceAddress.FindApiPath(endpoint, apiPath: null) is (string root, string apiPath))
        {
            failures.Add($"{nameof(_options.TokenEndpoint)} must not include the path of the API, '{apiPath}'. Set it to {root}/oauth/token, or leave it null for the token endpoint below BaseAddress.");
        }
    }

    private static void CheckDuration(string name, TimeSpan value, List<string> failures)
    {
        if (value < TimeSpan.Zero || value > TimeSpan.FromDays(1))
        {
            failures.Add($"{name} must be between zero and one day, but it is {value.ToString("c", CultureInfo.InvariantCulture)}.");
        }
    }

    private static void CheckClient(string clientId, string clientSecret)
    {
        Argument.NotEmpty(clientId, nameof(clientId));
        Argument.NotEmpty(clientSecret, nameof(clientSecret));
    }

    private static OAuthGrant CreateRefreshGrant(string refreshToken, string clientId, string clientSecret) =>
        new(OAuthGrant.RefreshToken, refreshToken, ("refresh_token", refreshToken), ("client_id", clientId), ("client_secret", clientSecret));
}
