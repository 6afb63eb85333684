namespace Comm100.LiveChat.Client.Http;

/// <summary>The rules for the addresses that a client sends its credential to, and for the paths below them.</summary>
internal static class ServiceAddress
{
    /// <summary>Gets an address without a slash at its end.</summary>
    public static string GetRoot(Uri address) => address.AbsoluteUri.TrimEnd('/');

    /// <summary>Checks an address.</summary>
    /// <param name="address">The address.</param>
    /// <param name="name">The name of the option, for the message.</param>
    /// <param name="example">A valid address, for the message.</param>
    /// <param name="allowPlainHttp">Whether plain HTTP is allowed to a host other than this machine.</param>
    /// <param name="allowQuery">Whether the address can have a query.</param>
    /// <returns>One sentence that says what is wrong; null if the address is valid.</returns>
    public static string? FindError(Uri address, string name, string example, bool allowPlainHttp, bool allowQuery)
    {
        if (!address.IsAbsoluteUri)
        {
            return $"{name} must be an absolute address, such as {example}, but it is relative.";
        }

        if (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)
        {
            return $"{name} must be an HTTPS address, but its scheme is '{address.Scheme}'.";
        }

        if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback && !allowPlainHttp)
        {
            return $"{name} must be an HTTPS address: plain HTTP would expose the credential on the way to '{address.Host}'. To allow plain HTTP, set AllowPlainHttp.";
        }

        if ((!allowQuery && address.Query.Length > 0) || address.Fragment.Length > 0 || address.UserInfo.Length > 0)
        {
            return $"{name} must not have {(allowQuery ? "" : "a query, ")}a fragment or a user name. Pass the credential as Credential.";
        }

        return null;
    }

    /// <summary>Finds the path of the API in an address that must not contain it.</summary>
    /// <param name="address">An absolute address.</param>
    /// <param name="apiPath">The path of the API that the options set.</param>
    /// <returns>The address before the path, without a slash at its end, and the path; null if the address does not contain it.</returns>
    public static (string Root, string ApiPath)? FindApiPath(Uri address, string? apiPath)
    {
        // All known paths of the API have this form, after an optional segment: api, a version such as v1 or v2.0, livechat.
        const string OptionalSegment = "livechatwebapi";
        string root = address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);
        string path = address.AbsolutePath.TrimEnd('/');
        string[] segments = path.Split('/');
        for (int i = 1; i + 2 < segments.Length; i++)
        {
            if (Is(segments[i], "api") && IsVersion(segments[i + 1]) && Is(segments[i + 2], "livechat"))
            {
                int start = Is(segments[i - 1], OptionalSegment) ? i - 1 : i;
                return (root + string.Join("/", segments, 0, start), "/" + string.Join("/", segments, start, i + 3 - start));
            }
        }

        string given = apiPath?.TrimEnd('/') ?? "";
        return given.Length > 0 ? SplitBefore(given, address) : null;
    }

    /// <summary>Finds the first segments of the path of the API at the end of an address. The address of a proxy can end with the first one alone, such as <c>/api</c>.</summary>
    /// <param name="address">An absolute address that does not contain the whole path.</param>
    /// <param name="apiPath">The path of the API that the options set.</param>
    /// <returns>The address before the segments, without a slash at its end, and the segments; null if it does not end with at least two of them.</returns>
    public static (string Root, string Segments)? FindStartOfApiPath(Uri address, string apiPath)
    {
        string[] segments = apiPath.Trim('/').Split('/');
        for (int count = segments.Length - 1; count >= 2; count--)
        {
            if (SplitBefore("/" + string.Join("/", segments, 0, count), address) is { } found)
            {
                return found;
            }
        }

        return null;
    }

    // The address before a path at its end, and the path; null if the address does not end with it.
    private static (string Root, string Path)? SplitBefore(string end, Uri address)
    {
        string path = address.AbsolutePath.TrimEnd('/');
        int start = path.Length - end.Length;
        return path.EndsWith(end, StringComparison.OrdinalIgnoreCase)
            ? (address.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped) + path.Remove(start), path.Substring(start))
            : null;
    }

    private static bool Is(string segment, string name) => segment.Equals(name, StringComparison.OrdinalIgnoreCase);

    private static bool IsVersion(string segment) =>
        segment.Length > 1 && segment[0] is 'v' or 'V' && segment.Skip(1).All(character => character is (>= '0' and <= '9') or '.');

    /// <summary>Determines whether a path is empty, or is a slash and plain segments.</summary>
    public static bool IsPlainPath(string path) =>
        path.Length == 0 || (path[0] == '/' && path.TrimEnd('/').Split('/').Skip(1).All(IsPlainSegment));

    /// <summary>Determines whether a string is one segment of a path that needs no escaping.</summary>
    public static bool IsPlainSegment(string segment) =>
        segment is not ("" or "." or "..") && segment.All(character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') or '-' or '_' or '.' or '~');
}
