using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Internal;

namespace Comm100.LiveChat.Client.Testing.Observed;

/// <summary>Rewrites the links to other pages in the observed forms. All of them contain the page index, except for lists that always return the same URL.</summary>
internal sealed class ObservedLinks
{
    private const string OtherHost = "https://portal.example.com";
    private const string PageIndex = "pageIndex=";

    private readonly int _seed;

    public ObservedLinks(int seed)
    {
        _seed = seed;
    }

    /// <summary>Rewrites the links of a page.</summary>
    /// <param name="page">The page with its documented links. The next link of the last page is empty.</param>
    /// <param name="request">The request.</param>
    public void Rewrite(JsonObject page, RecordedRequest request)
    {
        string[] filters = [.. request.QueryString.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !pair.StartsWith(PageIndex, StringComparison.OrdinalIgnoreCase))];
        string listUrl = $"{request.Path}?{string.Join('&', filters)}";
        string previous = page["previousPage"]!.GetValue<string>();
        string next = page["nextPage"]!.GetValue<string>();
        int target = GetPageIndex(previous);

        // The previous link of the first page leads to the first page.
        int index = next.Length > 0 ? GetPageIndex(next) - 1 : target + (IsFirstPage(request) ? 0 : 1);
        if (new SeededRandom(_seed, "observed.links." + listUrl, 0).IsOneIn(6) && next.Length > 0)
        {
            // A client that follows this link gets the first page again, and never the last one.
            page["previousPage"] = OtherHost + listUrl;
            page["nextPage"] = OtherHost + listUrl;
            return;
        }

        page["previousPage"] = CreateLink(request, filters, target, new SeededRandom(_seed, "observed.previous." + listUrl, index));
        var random = new SeededRandom(_seed, "observed.next." + listUrl, index);
        page["nextPage"] = next.Length > 0 ? CreateLink(request, filters, index + 1, random) : random.Next(3) switch
        {
            0 => "",
            1 => null,
            _ => CreateLink(request, filters, index, random),
        };
    }

    private static bool IsFirstPage(RecordedRequest request) =>
        !request.Query.TryGetValue("pageIndex", out IReadOnlyList<string>? values) || values is not [string text, ..] || text.Trim('0').Length == 0;

    private static int GetPageIndex(string link) =>
        int.Parse(link[(link.LastIndexOf(PageIndex, StringComparison.OrdinalIgnoreCase) + PageIndex.Length)..].Split('&')[0], CultureInfo.InvariantCulture);

    private static string CreateLink(RecordedRequest request, string[] filters, int target, SeededRandom random)
    {
        string index = string.Create(CultureInfo.InvariantCulture, $"{PageIndex}{target}");
        string query = string.Join('&', [.. filters, index]);
        string path = request.Path;
        string collection = path[(path.LastIndexOf('/') + 1)..];
        string origin = request.Headers.TryGetValue("Host", out string? host) ? "http://" + host : OtherHost;
        return random.Next(7) switch
        {
            0 => $"{origin}{path}?{query}",
            1 => $"{origin}/api/v2.0/livechat/{collection}?{query}",
            2 => $"{OtherHost}/api/v2.0/livechat/{collection}?{query}",
            3 => $"{OtherHost}{path.ToLowerInvariant()}?{query}",
            4 => $"{path}?{query}",
            5 => $"?{query}",
            _ => $"{origin}{path}?{index}",
        };
    }
}
