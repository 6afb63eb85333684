namespace Comm100.LiveChat.Client.Testing.Routing;

/// <summary>The target of a request line, split before anything is unescaped.</summary>
internal sealed class RequestTarget
{
    private RequestTarget(string path, string queryString)
    {
        Path = path;
        QueryString = queryString;
        Segments = [.. path.TrimStart('/').Split('/').Select(Uri.UnescapeDataString)];
    }

    /// <summary>Gets the path as received, still escaped.</summary>
    public string Path { get; }

    /// <summary>Gets the query as received, with its question mark; empty if the target has none.</summary>
    public string QueryString { get; }

    /// <summary>Gets the segments. Each is unescaped after the path is split, so an escaped slash stays within its segment.</summary>
    public IReadOnlyList<string> Segments { get; }

    public static RequestTarget Parse(string rawTarget)
    {
        string target = rawTarget;
        int scheme = target.IndexOf("://", StringComparison.Ordinal);
        if (scheme > 0 && !target.StartsWith('/'))
        {
            int path = target.IndexOf('/', scheme + 3);
            target = path < 0 ? "/" : target[path..];
        }

        int query = target.IndexOf('?', StringComparison.Ordinal);
        return query < 0 ? new RequestTarget(target, "") : new RequestTarget(target[..query], target[query..]);
    }
}
