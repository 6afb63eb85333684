using System.Globalization;
using System.Text;

namespace Comm100.LiveChat.Client.Http;

/// <summary>Builds the addresses of the requests of one client from its base address, API path, site and path segments.</summary>
internal sealed class RequestUriBuilder
{
    private readonly string? _siteId;
    private readonly Dictionary<string, string>? _segmentOverrides;

    public RequestUriBuilder(Uri baseAddress, string apiPath, long? siteId, IDictionary<string, string> segmentOverrides)
    {
        Root = ServiceAddress.GetRoot(baseAddress);
        Prefix = Root + apiPath.TrimEnd('/');
        _siteId = siteId?.ToString(CultureInfo.InvariantCulture);
        _segmentOverrides = segmentOverrides.Count > 0 ? new Dictionary<string, string>(segmentOverrides, StringComparer.OrdinalIgnoreCase) : null;
        IsPlain = _siteId is null && _segmentOverrides is null;
    }

    /// <summary>The service's address without a slash at its end.</summary>
    public string Root { get; }

    /// <summary>The service's address and the API path, without a slash at its end.</summary>
    public string Prefix { get; }

    /// <summary>The literal segments of all routes. An override can replace each of them.</summary>
    public static IEnumerable<string> KnownSegments => LiveChatOperations.All
        .SelectMany(operation => operation.RouteTemplate.Split('/'))
        .Where(segment => segment.Length > 0 && segment[0] != '{')
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether an address is sent as Refit has built it.</summary>
    private bool IsPlain { get; }

    /// <summary>The address of a request that Refit has built: below the API path, with the site and the overridden segments.</summary>
    /// <exception cref="ArgumentException">A value is not one segment of the path, or is an id below 1, or the query is missing.</exception>
    public Uri Resolve(Uri built, LiveChatOperation operation)
    {
        if (operation.Query is { } query && built.Query.Length == 0)
        {
            throw new ArgumentNullException(query);
        }

        CheckIds(built.OriginalString, operation);
        return IsPlain && operation.StringId is null && IsAtPrefix(built.OriginalString, operation.RouteTemplate) ? built : Rewrite(built, operation);
    }

    /// <summary>The address of a request that the caller has built.</summary>
    /// <exception cref="ArgumentException">The address is too long to be one.</exception>
    public Uri Create(string path, bool isFromRoot, IEnumerable<KeyValuePair<string, string>> query)
    {
        StringBuilder text = new StringBuilder(isFromRoot ? Root : Prefix).Append(path);
        char separator = '?';
        foreach (KeyValuePair<string, string> parameter in query)
        {
            Argument.NoUnpairedSurrogate(parameter.Key, nameof(query));
            Argument.NoUnpairedSurrogate(parameter.Value, parameter.Key);
            text.Append(separator).Append(Uri.EscapeDataString(parameter.Key)).Append('=').Append(Uri.EscapeDataString(parameter.Value));
            separator = '&';
        }

        return ToAddress(AppendSite(text, separator));
    }

    private static Uri ToAddress(StringBuilder text)
    {
#pragma warning disable MA0015 // No single parameter makes an address too long.
        return Uri.TryCreate(text.ToString(), UriKind.Absolute, out Uri? address)
            ? address
            : throw new ArgumentException($"The address of the request is too long ({text.Length.ToString(CultureInfo.InvariantCulture)} characters) or not valid. Nothing was sent.");
#pragma warning restore MA0015
    }

    private static ArgumentException LeavesSegment(LiveChatOperation operation) =>
        new($"'{operation.StringId ?? "id"}' must be one segment of the path of {operation.Description}: not empty, not '.' and not '..'. Nothing was sent.", operation.StringId ?? "id");

    /// <summary>Whether an address is the prefix and a path of the form of the route, and not one below another base address that begins alike.</summary>
    private bool IsAtPrefix(string address, string route)
    {
        if (!address.StartsWith(Prefix, StringComparison.Ordinal) || address.Length == Prefix.Length || address[Prefix.Length] != '/')
        {
            return false;
        }

        int end = address.IndexOf('?');
        ReadOnlySpan<char> path = address.AsSpan(Prefix.Length, (end < 0 ? address.Length : end) - Prefix.Length);
        return CountSlashes(path) == CountSlashes(route.AsSpan());
    }

    /// <summary>Checks the numbers in a path. It reads the path from its end, since the base address of an application's own Refit client can have any path.</summary>
    private static void CheckIds(string address, LiveChatOperation operation)
    {
        if (operation.PathParameters is not { } parameters)
        {
            return;
        }

        int query = address.IndexOf('?');
        ReadOnlySpan<char> path = address.AsSpan(0, query < 0 ? address.Length : query);
        ReadOnlySpan<char> route = operation.RouteTemplate.AsSpan();
        ReadOnlySpan<char> names = parameters.AsSpan();
        while (route.Length > 0)
        {
            ReadOnlySpan<char> placeholder = TakeLast(ref route, '/');
            ReadOnlySpan<char> value = TakeLast(ref path, '/');
            if (placeholder.Length == 0 || placeholder[0] != '{')
            {
                continue;
            }

            ReadOnlySpan<char> name = TakeLast(ref names, ',');
            bool isBelowOne = value.Length > 0 && (value[0] == '-' || (value.Length == 1 && value[0] == '0'));
            if (isBelowOne && !name.SequenceEqual(operation.StringId.AsSpan()))
            {
                throw new ArgumentOutOfRangeException(name.ToString(), $"'{name.ToString()}' of {operation.Description} must be 1 or greater. Nothing was sent.");
            }
        }
    }

    private static ReadOnlySpan<char> TakeLast(ref ReadOnlySpan<char> rest, char separator)
    {
        int position = rest.LastIndexOf(separator);
        ReadOnlySpan<char> last = rest.Slice(position + 1);
        rest = rest.Slice(0, Math.Max(0, position));
        return last;
    }

    private static int CountSlashes(ReadOnlySpan<char> path)
    {
        int count = 0;
        foreach (char character in path)
        {
            if (character == '/')
            {
                count++;
            }
        }

        return count;
    }

    private Uri Rewrite(Uri built, LiveChatOperation operation)
    {
        // It reads the path from its end, since the base address of an application's own Refit client can have any path.
        string[] route = operation.RouteTemplate.Split('/');
        string[] path = built.AbsolutePath.Split('/');
        int offset = path.Length - route.Length;
        if (offset < 0)
        {
            throw LeavesSegment(operation);
        }

        var text = new StringBuilder(Prefix);
        for (int i = 1; i < route.Length; i++)
        {
            string segment = path[offset + i];
            bool isValue = route[i].Length > 0 && route[i][0] == '{';
            if (isValue ? segment.Length == 0 : !string.Equals(segment, route[i], StringComparison.Ordinal))
            {
                throw LeavesSegment(operation);
            }

            text.Append('/').Append(isValue ? segment : GetSentSegment(segment));
        }

        text.Append(built.Query);
        return ToAddress(AppendSite(text, built.Query.Length > 1 ? '&' : '?'));
    }

    private StringBuilder AppendSite(StringBuilder text, char separator) =>
        _siteId is null ? text : text.Append(separator).Append("siteId=").Append(_siteId);

    // Only segments of the route are replaced, so that an id is never mistaken for a segment of the route.
    private string GetSentSegment(string segment) =>
        _segmentOverrides is not null && _segmentOverrides.TryGetValue(segment, out string? replacement) ? replacement : segment;
}
