using Microsoft.AspNetCore.WebUtilities;

namespace Comm100.LiveChat.Client.Testing.OAuth;

/// <summary>Agrees at once: there is nobody to ask.</summary>
internal sealed class AuthorizeEndpoint
{
    private readonly LiveChatFakeOptions _options;
    private readonly AuthorizationCodes _codes;

    public AuthorizeEndpoint(LiveChatFakeOptions options, AuthorizationCodes codes)
    {
        _options = options;
        _codes = codes;
    }

    /// <summary>Gives the address to redirect to. Where the client or the address is wrong nothing is redirected there.</summary>
    public string Serve(RecordedRequest request)
    {
        FormReader query = FormReader.OfQuery(request);
        if (!string.Equals(query.Get("client_id"), _options.ClientId, StringComparison.Ordinal))
        {
            throw OAuthErrorException.BadClient();
        }

        string redirectUri = query.Get("redirect_uri");
        if (!Uri.TryCreate(redirectUri, UriKind.Absolute, out _)
            || (_options.RedirectUri is { } expected && !string.Equals(redirectUri, expected.OriginalString, StringComparison.Ordinal)))
        {
            throw new OAuthErrorException("invalid_request", "The redirect_uri is not the one of the client.");
        }

        bool isCode = string.Equals(query.Find("response_type"), "code", StringComparison.Ordinal);
        string address = isCode
            ? QueryHelpers.AddQueryString(redirectUri, "code", _codes.Issue(redirectUri))
            : QueryHelpers.AddQueryString(redirectUri, "error", "unsupported_response_type");
        return query.Find("state") is { } state ? QueryHelpers.AddQueryString(address, "state", state) : address;
    }
}
