#if !NETFRAMEWORK
using System.Net.Http.Headers;
#endif

namespace Comm100.LiveChat.Client.Http;

/// <summary>Reads content headers without parsing them, which is faster.</summary>
internal static class ContentHeaders
{
    /// <summary>Gets the value of a header; null if it is absent.</summary>
    public static string? Find(HttpContent content, string name)
    {
#if NETFRAMEWORK
        return content.Headers.TryGetValues(name, out IEnumerable<string>? values) ? string.Join(",", values) : null;
#else
        return content.Headers.NonValidated.TryGetValues(name, out HeaderStringValues values) ? values.ToString() : null;
#endif
    }
}
