#if !NETFRAMEWORK
using System.Net.Http.Headers;
#endif

namespace Comm100.LiveChat.Client.Http;

/// <summary>Looks at headers of a response's body as they came: to parse them costs more, and hardly any needs it.</summary>
internal static class ContentHeaders
{
    /// <summary>The text of a header; null if there is none.</summary>
    public static string? Find(HttpContent content, string name)
    {
#if NETFRAMEWORK
        return content.Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(",", values) : null;
#else
        return content.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;
#endif
    }
}
