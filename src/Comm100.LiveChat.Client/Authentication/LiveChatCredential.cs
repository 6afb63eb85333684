using System.Net.Http.Headers;
using System.Text;
using Comm100.LiveChat.Client.Authentication;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>
/// How a client proves who it is: an agent's API key or a bearer token, fixed or asked of a delegate for every request. The
/// secret in it is never shown, neither by <see cref="ToString"/> nor in a message or a log.
/// </summary>
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

    /// <summary>An agent's e-mail address and an API key that is asked for before every request, so that it can change at run time.</summary>
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
    /// <param name="accessToken">The token, as the service's <c>/oauth/token</c> gave it.</param>
    /// <returns>The credential.</returns>
    /// <exception cref="ArgumentException">The token is empty or holds white space or a control character.</exception>
    public static LiveChatCredential BearerToken(string accessToken) => new FixedCredential(BearerHeader(accessToken));

    /// <summary>An access token that is asked for before every request, so that it can be renewed at run time.</summary>
    /// <param name="accessTokenProvider">Gives the token of the moment; it is called once for each request, by many callers at once.</param>
    /// <returns>The credential.</returns>
    /// <remarks>If the delegate fails or gives nothing usable, the call ends with a <see cref="LiveChatCredentialException"/>.</remarks>
    public static LiveChatCredential BearerToken(Func<CancellationToken, ValueTask<string>> accessTokenProvider)
    {
        Argument.NotNull(accessTokenProvider, nameof(accessTokenProvider));
        return new DelegatedCredential(accessTokenProvider, BearerHeader);
    }

    /// <summary>The name of the scheme, without any secret.</summary>
    /// <returns>The text.</returns>
    public abstract override string ToString();

    /// <summary>Makes what signs the requests of one client.</summary>
    internal abstract Authenticator CreateAuthenticator(AuthenticatorContext context);

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

    private static AuthenticationHeaderValue BearerHeader(string accessToken)
    {
        Argument.NotEmpty(accessToken, nameof(accessToken));
        if (accessToken.Any(character => character is <= ' ' or >= '\u007f'))
        {
            throw new ArgumentException("The access token must hold printable ASCII characters alone, without white space.", nameof(accessToken));
        }

        return new AuthenticationHeaderValue("Bearer", accessToken);
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
        public override string ToString() => header.Scheme + " (fixed, not shown)";

        internal override Authenticator CreateAuthenticator(AuthenticatorContext context) => new FixedAuthenticator(header);
    }

    private sealed class FixedAuthenticator(AuthenticationHeaderValue header) : Authenticator
    {
        public override ValueTask<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken) => new(header);

        public override ValueTask<bool> TryRenewAsync(AuthenticationHeaderValue refused, CancellationToken cancellationToken) => new(false);
    }

    private sealed class DelegatedCredential(Func<CancellationToken, ValueTask<string>> secretProvider, Func<string, AuthenticationHeaderValue> toHeader) : LiveChatCredential
    {
        public override string ToString() => "from a delegate (not shown)";

        internal override Authenticator CreateAuthenticator(AuthenticatorContext context) => new DelegatedAuthenticator(secretProvider, toHeader);
    }

    private sealed class DelegatedAuthenticator(Func<CancellationToken, ValueTask<string>> secretProvider, Func<string, AuthenticationHeaderValue> toHeader) : Authenticator
    {
        public override async ValueTask<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken) =>
            toHeader(await WithCancellation(secretProvider(cancellationToken).AsTask(), cancellationToken).ConfigureAwait(false));

        // The delegate is asked before every request: what it gave a moment ago is worth asking again only if it has changed.
        public override async ValueTask<bool> TryRenewAsync(AuthenticationHeaderValue refused, CancellationToken cancellationToken) =>
            !refused.Equals(await GetHeaderAsync(cancellationToken).ConfigureAwait(false));

        // A delegate that does not look at its token holds up neither a timeout nor a cancellation.
        private static Task<string> WithCancellation(Task<string> secret, CancellationToken cancellationToken) =>
            secret.IsCompleted ? secret : secret.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
    }
}
