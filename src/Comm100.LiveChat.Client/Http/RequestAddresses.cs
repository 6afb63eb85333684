using System.Globalization;

namespace Comm100.LiveChat.Client.Http;

/// <summary>What all addresses of one client share, worked out once: service, API path, site and path spellings.</summary>
internal sealed class RequestAddresses
{
    private readonly Dictionary<string, string>? _spelledRoutes;

    public RequestAddresses(LiveChatClientOptions options)
    {
        Root = options.BaseAddress!.AbsoluteUri.TrimEnd('/');
        Prefix = Root + options.ApiPath.TrimEnd('/');
        SiteId = options.SiteId?.ToString(CultureInfo.InvariantCulture);

        // Pieces of routes are respelled, and not finished addresses, so that an id can never be taken for a segment.
        if (options.PathSpellings.Count > 0)
        {
            _spelledRoutes = LiveChatOperations.All
                .SelectMany(operation => RoutePieces(operation.RouteTemplate))
                .Distinct(StringComparer.Ordinal)
                .ToDictionary(piece => piece, piece => Respell(piece, options.PathSpellings), StringComparer.Ordinal);
        }
    }

    /// <summary>The service's address without a slash at its end.</summary>
    public string Root { get; }

    /// <summary>The service's address and the API path, without a slash at its end.</summary>
    public string Prefix { get; }

    /// <summary>The site to name in each request, or null.</summary>
    public string? SiteId { get; }

    /// <summary>The literal segments of all routes: what a path spelling can replace.</summary>
    public static IEnumerable<string> KnownSegments => LiveChatOperations.All
        .SelectMany(operation => operation.RouteTemplate.Split('/'))
        .Where(segment => segment.Length > 0 && segment[0] != '{')
        .Distinct(StringComparer.OrdinalIgnoreCase);

    /// <summary>A literal piece of a route as this client spells it.</summary>
    public string Spell(string routePiece) =>
        _spelledRoutes is not null && _spelledRoutes.TryGetValue(routePiece, out string? spelled) ? spelled : routePiece;

    private static IEnumerable<string> RoutePieces(string template)
    {
        foreach (string part in template.Split('{'))
        {
            string piece = part.Substring(part.IndexOf('}') + 1);
            if (piece.Length > 0)
            {
                yield return piece;
            }
        }
    }

    private static string Respell(string piece, IDictionary<string, string> spellings) =>
        string.Join("/", piece.Split('/').Select(segment => SpellingOf(segment, spellings)));

    private static string SpellingOf(string segment, IDictionary<string, string> spellings)
    {
        foreach (KeyValuePair<string, string> spelling in spellings)
        {
            if (string.Equals(spelling.Key, segment, StringComparison.OrdinalIgnoreCase))
            {
                return spelling.Value;
            }
        }

        return segment;
    }
}
