using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Responses;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>Answers the lists of chats and messages. Items come in the order of their times, the oldest first.</summary>
internal sealed class HistoryReader
{
    // Apart from one another, so that an id names one thing only.
    private const int FirstChatId = 10_001;
    private const int FirstMissedChatId = 20_000_001;
    private const int FirstOfflineMessageId = 40_000_001;

    private static readonly string[] s_itemFormats = ["Chat", "MissedOrRefusedChat", "OfflineMessage", "AgentChat"];

    private readonly LiveChatFakeOptions _options;

    // Read by requests while a test adds to them or clears them.
    private readonly ConcurrentDictionary<string, HistorySnapshot> _byItemFormat;

    public HistoryReader(LiveChatFakeOptions options)
    {
        var world = new SeedNames(options.Seed);
        _options = options;
        GeneratedHistory[] sources =
        [
            new ChatHistory("chats", options.ChatCount, FirstChatId, isAnswered: true, options.DataEnd, world),
            new MissedChatHistory(options.ChatCount / 8, FirstMissedChatId, options.DataEnd, world),
            new OfflineMessageHistory(options.OfflineMessageCount, FirstOfflineMessageId, options.DataEnd, world),
            new AgentChatHistory(options.ChatCount / 12, options.DataEnd, world),
        ];
        _byItemFormat = new ConcurrentDictionary<string, HistorySnapshot>(
            s_itemFormats.Zip(sources, (format, source) => KeyValuePair.Create(format, new HistorySnapshot(source))), StringComparer.Ordinal);
    }

    /// <summary>Gets or sets the history of a format's items.</summary>
    public HistorySnapshot this[string itemFormat]
    {
        get => _byItemFormat[itemFormat];
        set => _byItemFormat[itemFormat] = value;
    }

    public JsonObject List(ContractOperation operation, RecordedRequest request, string origin)
    {
        var query = new HistoryListQuery(operation, request.Query, _options);
        ContractFormat pageFormat = LiveChatContract.Instance.GetFormat(operation.Response!.FormatName);
        ContractField items = pageFormat.Fields.Single(field => field.Kind == FieldKind.Array);
        bool isPaged = pageFormat.FindField("nextPage") is not null;
        HistorySnapshot source = _byItemFormat[items.InnerType!];

        long skip = isPaged ? (long)query.PageIndex * query.PageSize : 0;
        int take = isPaged ? query.PageSize : int.MaxValue;
        (int total, JsonArray page) = Select(source, query, skip, take);
        var answer = new JsonObject();
        if (isPaged)
        {
            bool isLast = skip + page.Count >= total;
            answer["total"] = total;
            answer["previousPage"] = PageUrls.To(Math.Max(0, query.PageIndex - 1), request, origin);
            answer["nextPage"] = isLast ? "" : PageUrls.To(query.PageIndex + 1, request, origin);
        }

        answer[items.Path] = page;
        return answer;
    }

    public JsonObject Get(ContractFormat format, string key)
    {
        JsonObject? chat = _byItemFormat["Chat"].Find(key) ?? _byItemFormat["MissedOrRefusedChat"].Find(key)?["chat"]?.DeepClone() as JsonObject;
        return chat ?? throw ServiceErrors.ObjectNotFound(format.Name, key);
    }

    private static (int Total, JsonArray Page) Select(HistorySnapshot source, HistoryListQuery query, long skip, int take)
    {
        int first = source.FirstAtOrAfter(query.From);
        int end = source.FirstAtOrAfter(query.To);
        if (!query.HasFilters)
        {
            return (end - first, [.. Places(first + skip, end, take).Select(place => source.CreateItem(place, query.Offset))]);
        }

        FilterIndex index = source.IndexOf(query.FilterKey, () => FilterIndex.Build(first, end, place => IsFound(source, query, place)));
        var page = new JsonArray();
        foreach (int place in index.Places(skip, take, place => IsFound(source, query, place)))
        {
            page.Add(source.CreateItem(place, query.Offset));
        }

        return (index.Total, page);
    }

    private static bool IsFound(HistorySnapshot source, HistoryListQuery query, int place)
    {
        if (!query.Accepts(source.GetAttributes(place)))
        {
            return false;
        }

        if (query.Conditions.Count > 0)
        {
            JsonObject visitor = source.CreateConditionFields(place);
            if (!query.Conditions.All(condition => condition.IsMetBy(visitor)))
            {
                return false;
            }
        }

        return query.Keywords is null || HasKeywords(source.CreateItem(place, query.Offset), query.Keywords);
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
            ? member.Value is JsonValue value && value.TryGetValue(out string? text) && text.Contains(keywords, StringComparison.OrdinalIgnoreCase)
            : HasKeywords(member.Value, keywords)),
        JsonArray array => array.Any(element => HasKeywords(element, keywords)),
        _ => false,
    };
}
