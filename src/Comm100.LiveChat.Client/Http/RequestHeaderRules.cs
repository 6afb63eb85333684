namespace Comm100.LiveChat.Client.Http;

/// <summary>Decides which headers a caller can add to requests. A message names the header and never its value.</summary>
internal static class RequestHeaderRules
{
    private const string ContentPrefix = "Content-";

    // The client sets them, they carry credentials, they belong to the connection, or they change the method of the request.
    private static readonly string[] s_reserved =
    [
        "Authorization", "Proxy-Authorization", "Cookie", "Cookie2", "Host",
        "Accept", "Accept-Charset", "Accept-Encoding", "User-Agent",
        "Connection", "Expect", "HTTP2-Settings", "Keep-Alive", "Proxy-Connection", "TE", "Trailer", "Transfer-Encoding", "Upgrade",
        "X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override",
    ];

    /// <summary>Finds what is not valid in a header; null if it can be sent.</summary>
    public static string? FindError(string name, string? value)
    {
        if (name.Length == 0 || !name.All(IsTokenCharacter))
        {
            // The name can be anything, even a secret that was given in the wrong place.
            return "Headers: a name must consist of letters, digits and the characters !#$%&'*+-.^_`|~, but one does not.";
        }

        if (name.StartsWith(ContentPrefix, StringComparison.OrdinalIgnoreCase) || Array.Exists(s_reserved, reserved => reserved.Equals(name, StringComparison.OrdinalIgnoreCase)))
        {
            return $"Headers: {name} must not be set, because the client sets it, it can contain a credential, it changes the method, or it belongs to the connection or the content.";
        }

        if (value is null)
        {
            return $"Headers: the value of {name} must not be null.";
        }

        if (value.Any(character => character is not ((>= ' ' and < '\u007f') or '\t')))
        {
            return $"Headers: the value of {name} must consist of ASCII characters, without line breaks and other control characters.";
        }

        return CanBeAdded(name, value) ? null : $"Headers: {name} must not be set, because it is not a header of a request.";
    }

    // RFC 9110, 5.6.2.
    private static bool IsTokenCharacter(char character) =>
        character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9')
        || "!#$%&'*+-.^_`|~".Contains(character);

    // HttpClient omits a header of content, such as Expires, without an error.
    private static bool CanBeAdded(string name, string value)
    {
        using var request = new HttpRequestMessage();
        return request.Headers.TryAddWithoutValidation(name, value);
    }
}
