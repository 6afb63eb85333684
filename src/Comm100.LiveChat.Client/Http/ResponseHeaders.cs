using System.Collections.ObjectModel;
using System.Net.Http.Headers;

namespace Comm100.LiveChat.Client.Http;

/// <summary>Copies the headers of responses that can be shown.</summary>
internal static class ResponseHeaders
{
    public static readonly IReadOnlyDictionary<string, IReadOnlyList<string>> None =
        new ReadOnlyDictionary<string, IReadOnlyList<string>>(new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase));

    private const int MaxRequestIdLength = 128;
    private const int MaxSelectedLength = 256;

    private static readonly string[] s_requestIds = ["X-Request-Id", "Request-Id", "X-Correlation-Id", "X-Ms-Request-Id", "X-Amzn-RequestId"];

    // They identify a response, or say how many requests are left and when to send the next one.
    private static readonly string[] s_selected =
    [
        .. s_requestIds, "CF-Ray", "Date", "Server", "Via", "Retry-After", "Allow",
        "X-RateLimit-Limit", "X-RateLimit-Remaining", "X-RateLimit-Reset", "RateLimit", "RateLimit-Policy", "RateLimit-Limit", "RateLimit-Remaining", "RateLimit-Reset",
    ];

    private static readonly string[] s_secretParts = ["auth", "cookie", "token", "secret", "session", "password", "credential", "api-key", "apikey"];

    /// <summary>Copies all headers but those that can contain a secret.</summary>
    /// <param name="headers">The headers of the response.</param>
    /// <param name="contentHeaders">The headers of its content; null if it has none.</param>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Copy(HttpResponseHeaders headers, HttpContentHeaders? contentHeaders)
    {
        var copy = new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
        AddTo(copy, headers);
        if (contentHeaders is not null)
        {
            AddTo(copy, contentHeaders);
        }

        return new ReadOnlyDictionary<string, IReadOnlyList<string>>(copy);
    }

    /// <summary>Copies the few headers that an exception keeps. A value that is too long, or contains characters other than visible ASCII, is omitted.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyList<string>> CopySelected(HttpResponseHeaders headers)
    {
        Dictionary<string, IReadOnlyList<string>>? copy = null;
        foreach (string name in s_selected)
        {
            if (Find(headers, name) is { Length: > 0 } values && Array.TrueForAll(values, static value => value.Length <= MaxSelectedLength && IsVisible(value, allowSpace: true)))
            {
                copy ??= new Dictionary<string, IReadOnlyList<string>>(StringComparer.OrdinalIgnoreCase);
                copy[name] = Array.AsReadOnly(values);
            }
        }

        return copy is null ? None : new ReadOnlyDictionary<string, IReadOnlyList<string>>(copy);
    }

    /// <summary>Gets the id of the request at the service; null if the response has none that is short and consists of visible ASCII.</summary>
    public static string? FindRequestId(HttpResponseHeaders headers)
    {
        foreach (string name in s_requestIds)
        {
            if (Find(headers, name) is { Length: > 0 } values)
            {
                string id = values[0].Trim();
                return id.Length is > 0 and <= MaxRequestIdLength && IsVisible(id, allowSpace: false) ? id : null;
            }
        }

        return null;
    }

    private static bool IsVisible(string value, bool allowSpace)
    {
        foreach (char character in value)
        {
            if (character is not (> ' ' and < '\u007f') && !(allowSpace && character == ' '))
            {
                return false;
            }
        }

        return true;
    }

    private static bool CanBeSecret(string name) => Array.Exists(s_secretParts, part => name.Contains(part, StringComparison.OrdinalIgnoreCase));

    // On .NET, the headers are read without parsing them, which keeps the values as received.
    private static string[]? Find(HttpHeaders headers, string name)
    {
#if NETFRAMEWORK
        return headers.TryGetValues(name, out IEnumerable<string>? values) ? [.. values] : null;
#else
        return headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? [.. values] : null;
#endif
    }

    private static void AddTo(Dictionary<string, IReadOnlyList<string>> copy, HttpHeaders headers)
    {
#if NETFRAMEWORK
        foreach (KeyValuePair<string, IEnumerable<string>> header in headers)
#else
        foreach (KeyValuePair<string, HeaderStringValues> header in headers.NonValidated)
#endif
        {
            if (!CanBeSecret(header.Key))
            {
                string[] values = [.. header.Value];
                copy[header.Key] = Array.AsReadOnly(values);
            }
        }
    }
}
