using Microsoft.AspNetCore.WebUtilities;

namespace Comm100.LiveChat.Client.Testing.OAuth;

/// <summary>Handles requests to <c>/oauth/authorize</c>. It grants access immediately, without a sign-in page.</summary>
internal sealed class AuthorizeRequestHandler
{
    private readonly LiveChatFakeOptions _options;
    private readonly AuthorizationCodes _codes;

    public AuthorizeRequestHandler(LiveChatFakeOptions options, AuthorizationCodes codes)
    {
        _options = options;
        _codes = codes;
    }

    /// <summary>Returns the URL to redirect to. If the client or the redirect URI is invalid, there is no redirect.</summary>
    public string Handle(RecordedRequest request)
    {
        FormParameters query = FormParameters.FromQuery(request);
        if (!string.Equals(query.Get("client_id"), _options.ClientId, StringComparison.Ordinal))
        {
            throw OAuthErrorException.InvalidClient();
        }

        string redirectUri = query.Get("redirect_uri");
        if (!Uri.TryCreate(redirectUri, UriKind.Absolute, out _)
            || (_options.RedirectUri is { } expected && !string.Equals(redirectUri, expected.OriginalString, StringComparison.Ordinal)))
        {
            throw new OAuthErrorException("invalid_request", "The redirect_uri does not match the redirect URI of the client.");
        }

        bool isCode = string.Equals(query.Find("response_type"), "code", StringComparison.Ordinal);
        string url = isCode
            ? QueryHelpers.AddQueryString(redirectUri, "code", _codes.Issue(redirectUri))
            : QueryHelpers.AddQueryString(redirectUri, "error", "unsupported_response_type");
        return query.Find("state") is { } state ? QueryHelpers.AddQueryString(url, "state", state) : url;
    }
}
