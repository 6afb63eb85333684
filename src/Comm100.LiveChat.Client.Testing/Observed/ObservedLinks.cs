using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Internal;

namespace Comm100.LiveChat.Client.Testing.Observed;

/// <summary>Links to other pages in the forms that were seen. All of them state the page they lead to, but for those of a list
/// that names the same URL for ever.</summary>
internal sealed class ObservedLinks
{
    private const string OtherHost = "https://portal.example.com";
    private const string PageIndex = "pageIndex=";

    private readonly int _seed;

    public ObservedLinks(int seed)
    {
        _seed = seed;
    }

    /// <summary>Writes the links of a page anew.</summary>
    /// <param name="page">The page, with its documented links: the last page has an empty one to the next.</param>
    /// <param name="request">What was asked for.</param>
    public void Rewrite(JsonObject page, RecordedRequest request)
    {
        string[] filters = [.. request.QueryString.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Where(pair => !pair.StartsWith(PageIndex, StringComparison.OrdinalIgnoreCase))];
        string listing = $"{request.Path}?{string.Join('&', filters)}";
        string previous = page["previousPage"]!.GetValue<string>();
        string next = page["nextPage"]!.GetValue<string>();
        int target = IndexOf(previous);

        // The first page names itself as the one before.
        int index = next.Length > 0 ? IndexOf(next) - 1 : target + (IsFirst(request) ? 0 : 1);
        if (new SeededRandom(_seed, "observed.links." + listing, 0).IsOneIn(6) && next.Length > 0)
        {
            // Who follows it comes to the first page again, and never to the last one.
            page["previousPage"] = OtherHost + listing;
            page["nextPage"] = OtherHost + listing;
            return;
        }

        page["previousPage"] = Link(request, filters, target, new SeededRandom(_seed, "observed.previous." + listing, index));
        var random = new SeededRandom(_seed, "observed.next." + listing, index);
        page["nextPage"] = next.Length > 0 ? Link(request, filters, index + 1, random) : random.Next(3) switch
        {
            0 => "",
            1 => null,
            _ => Link(request, filters, index, random),
        };
    }

    private static bool IsFirst(RecordedRequest request) =>
        !request.Query.TryGetValue("pageIndex", out IReadOnlyList<string>? values) || values is not [string text, ..] || text.Trim('0').Length == 0;

    private static int IndexOf(string link) =>
        int.Parse(link[(link.LastIndexOf(PageIndex, StringComparison.OrdinalIgnoreCase) + PageIndex.Length)..].Split('&')[0], CultureInfo.InvariantCulture);

    private static string Link(RecordedRequest request, string[] filters, int target, SeededRandom random)
    {
        string index = string.Create(CultureInfo.InvariantCulture, $"{PageIndex}{target}");
        string query = string.Join('&', [.. filters, index]);
        string path = request.Path;
        string collection = path[(path.LastIndexOf('/') + 1)..];
        string own = request.Headers.TryGetValue("Host", out string? host) ? "http://" + host : OtherHost;
        return random.Next(7) switch
        {
            0 => $"{own}{path}?{query}",
            1 => $"{own}/api/v2.0/livechat/{collection}?{query}",
            2 => $"{OtherHost}/api/v2.0/livechat/{collection}?{query}",
            3 => $"{OtherHost}{path.ToLowerInvariant()}?{query}",
            4 => $"{path}?{query}",
            5 => $"?{query}",
            _ => $"{own}{path}?{index}",
        };
    }
}
