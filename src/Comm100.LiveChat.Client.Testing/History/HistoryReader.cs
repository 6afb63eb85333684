using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Seeding;
using Comm100.LiveChat.Client.Testing.Serving;

namespace Comm100.LiveChat.Client.Testing.History;

/// <summary>Answers the lists of chats and messages. Items come in the order of their times, the oldest first.</summary>
internal sealed class HistoryReader
{
    // Apart from one another, so that an id names one thing only.
    private const int FirstChatId = 10_001;
    private const int FirstMissedChatId = 20_000_001;
    private const int FirstOfflineMessageId = 40_000_001;

    private readonly LiveChatFakeOptions _options;
    private readonly ChatHistory _chats;
    private readonly MissedChatHistory _missed;
    private readonly Dictionary<string, HistorySource> _byItemFormat;

    public HistoryReader(LiveChatFakeOptions options)
    {
        var world = new SeedWorld(options.Seed);
        _options = options;
        _chats = new ChatHistory("chats", options.ChatCount, FirstChatId, isAnswered: true, options.Now, world);
        _missed = new MissedChatHistory(options.ChatCount / 8, FirstMissedChatId, options.Now, world);
        _byItemFormat = new Dictionary<string, HistorySource>(StringComparer.Ordinal)
        {
            ["Chat"] = _chats,
            ["MissedOrRefusedChat"] = _missed,
            ["OfflineMessage"] = new OfflineMessageHistory(options.OfflineMessageCount, FirstOfflineMessageId, options.Now, world),
            ["AgentChat"] = new AgentChatHistory(options.ChatCount / 12, options.Now, world),
        };
    }

    public JsonObject List(ContractOperation operation, RecordedRequest request, string origin)
    {
        var query = new HistoryQuery(operation, request.Query, _options);
        ContractFormat pageFormat = LiveChatContract.Instance.Format(operation.Response!.FormatName);
        ContractField items = pageFormat.Fields.Single(field => field.Kind == FieldKind.Array);
        bool isPaged = pageFormat.FieldAt("nextPage") is not null;
        HistorySource source = _byItemFormat[items.Of!];

        long skip = isPaged ? (long)query.PageIndex * query.PageSize : 0;
        int take = isPaged ? query.PageSize : int.MaxValue;
        (int total, JsonArray page) = Select(source, query, skip, take);
        var answer = new JsonObject();
        if (isPaged)
        {
            bool isLast = skip + page.Count >= total;
            answer["total"] = total;
            answer["previousPage"] = PageLinks.To(Math.Max(0, query.PageIndex - 1), request, origin);
            answer["nextPage"] = isLast ? "" : PageLinks.To(query.PageIndex + 1, request, origin);
        }

        answer[items.Path] = page;
        return answer;
    }

    public JsonObject Get(ContractFormat format, string key)
    {
        if (long.TryParse(key, NumberStyles.None, CultureInfo.InvariantCulture, out long id))
        {
            foreach (ChatHistory chats in (ChatHistory[])[_chats, _missed.Chats])
            {
                if (chats.PlaceOf(id) is { } place)
                {
                    return chats.ItemAt(place, TimeSpan.Zero);
                }
            }
        }

        throw Errors.ObjectNotFound(format.Name, key);
    }

    private static (int Total, JsonArray Page) Select(HistorySource source, HistoryQuery query, long skip, int take)
    {
        int first = source.Timeline.FirstAtOrAfter(query.From);
        int end = source.Timeline.FirstAtOrAfter(query.To);
        if (!query.HasFilters)
        {
            return (end - first, [.. Places(first + skip, end, take).Select(place => source.ItemAt(place, query.Offset))]);
        }

        int total = 0;
        var page = new JsonArray();
        for (int place = first; place < end; place++)
        {
            if (!query.Takes(source.FactsAt(place)))
            {
                continue;
            }

            JsonObject? item = query.LooksAtItems ? source.ItemAt(place, query.Offset) : null;
            if (item is not null && !HasKeywords(item, query.Keywords))
            {
                continue;
            }

            if (item is not null && !query.Conditions.All(condition => condition.IsMetBy(item)))
            {
                continue;
            }

            if (total >= skip && page.Count < take)
            {
                page.Add(item ?? source.ItemAt(place, query.Offset));
            }

            total++;
        }

        return (total, page);
    }

    private static IEnumerable<int> Places(long from, int end, int take)
    {
        long last = Math.Min(end, from + take);
        for (long place = from; place < last; place++)
        {
            yield return (int)place;
        }
    }

    // Keywords are looked for in what was said: every member named content.
    private static bool HasKeywords(JsonNode? node, string? keywords) => keywords is null || node switch
    {
        JsonObject item => item.Any(member => string.Equals(member.Key, "content", StringComparison.Ordinal)
            ? member.Value!.GetValue<string>().Contains(keywords, StringComparison.OrdinalIgnoreCase)
            : HasKeywords(member.Value, keywords)),
        JsonArray array => array.Any(element => HasKeywords(element, keywords)),
        _ => false,
    };
}
