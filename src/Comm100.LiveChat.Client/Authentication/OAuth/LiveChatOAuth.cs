using System.Globalization;
using System.Text;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>Creates the address for the first step of OAuth, which happens in a browser.</summary>
public static class LiveChatOAuth
{
    /// <summary>
    /// Gets the address to open in an agent's browser. The service asks the agent for consent, and then redirects the browser to the redirect address with
    /// the parameters <c>code</c> and <c>state</c>. Use the code with <see cref="LiveChatCredential.OAuthAuthorizationCode"/>.
    /// </summary>
    /// <param name="baseAddress">The address of the account's control panel, such as <c>https://hosted.comm100.com</c>.</param>
    /// <param name="clientId">The id of the OAuth client.</param>
    /// <param name="redirectUri">The redirect address that is registered for the OAuth client. It is sent exactly as written.</param>
    /// <param name="state">A random string that the redirect returns. Compare it there, so that no one can inject another code.</param>
    /// <param name="siteId">The id of the site, greater than 0; null to send none.</param>
    /// <returns>The address.</returns>
    /// <exception cref="ArgumentException">The base address is relative or includes the path of the API, or a string is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="siteId"/> is 0 or less.</exception>
    public static Uri GetAuthorizationUri(Uri baseAddress, string clientId, Uri redirectUri, string state, long? siteId = null)
    {
        Argument.NotNull(baseAddress, nameof(baseAddress));
        Argument.NotEmpty(clientId, nameof(clientId));
        Argument.NotNull(redirectUri, nameof(redirectUri));
        Argument.NotEmpty(state, nameof(state));
        if (!baseAddress.IsAbsoluteUri)
        {
            throw new ArgumentException("The base address must be absolute, such as https://hosted.comm100.com.", nameof(baseAddress));
        }

        if (ServiceAddress.FindApiPath(baseAddress, apiPath: null) is (string root, string apiPath))
        {
            throw new ArgumentException($"The base address must not include the path of the API, '{apiPath}'. Set it to {root}.", nameof(baseAddress));
        }

        if (siteId is <= 0)
        {
            throw new ArgumentOutOfRangeException(nameof(siteId), siteId, "The id of the site must be greater than 0.");
        }

        var address = new StringBuilder(baseAddress.GetLeftPart(UriPartial.Path).TrimEnd('/'))
            .Append("/oauth/authorize?client_id=").Append(Uri.EscapeDataString(clientId));
        if (siteId is { } site)
        {
            address.Append("&siteId=").Append(site.ToString(CultureInfo.InvariantCulture));
        }

        address.Append("&redirect_uri=").Append(Uri.EscapeDataString(redirectUri.OriginalString))
            .Append("&response_type=code&state=").Append(Uri.EscapeDataString(state));
        return new Uri(address.ToString());
    }
}
