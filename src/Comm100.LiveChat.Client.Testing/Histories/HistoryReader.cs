using System.Collections.Immutable;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Responses;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>Creates the responses of chat and message lists. Items are sorted by time, the oldest first. Instances are immutable.</summary>
internal sealed class HistoryReader
{
    // Separate ranges, so that an id is unique in all histories.
    private const int FirstChatId = 10_001;
    private const int FirstMissedChatId = 20_000_001;
    private const int FirstOfflineMessageId = 40_000_001;

    private readonly LiveChatFakeOptions _options;
    private readonly ImmutableDictionary<string, HistorySnapshot> _byItemFormat;

    public HistoryReader(LiveChatFakeOptions options)
        : this(options, CreateHistories(options))
    {
    }

    private HistoryReader(LiveChatFakeOptions options, ImmutableDictionary<string, HistorySnapshot> byItemFormat)
    {
        _options = options;
        _byItemFormat = byItemFormat;
    }

    /// <summary>Gets the history of items with a format.</summary>
    public HistorySnapshot this[string itemFormat] => _byItemFormat[itemFormat];

    /// <summary>Creates a reader in which the history of a format is replaced.</summary>
    public HistoryReader Replace(string itemFormat, HistorySnapshot history) => new(_options, _byItemFormat.SetItem(itemFormat, history));

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
        var response = new JsonObject();
        if (isPaged)
        {
            bool isLast = skip + page.Count >= total;
            response["total"] = total;
            response["previousPage"] = PageUrls.Create(Math.Max(0, query.PageIndex - 1), request, origin);
            response["nextPage"] = isLast ? "" : PageUrls.Create(query.PageIndex + 1, request, origin);
        }

        response[items.Path] = page;
        return response;
    }

    public JsonObject Get(ContractFormat format, string key)
    {
        JsonObject? chat = _byItemFormat["Chat"].Find(key) ?? _byItemFormat["MissedOrRefusedChat"].Find(key)?["chat"]?.DeepClone() as JsonObject;
        return chat ?? throw ServiceErrors.ObjectNotFound(format.Name, key);
    }

    private static ImmutableDictionary<string, HistorySnapshot> CreateHistories(LiveChatFakeOptions options)
    {
        var names = new SeedNames(options.Seed);
        return ImmutableDictionary.CreateRange(StringComparer.Ordinal,
        [
            Create("Chat", new ChatHistory("chats", options.ChatCount, FirstChatId, isAnswered: true, options.DataEnd, names)),
            Create("MissedOrRefusedChat", new MissedChatHistory(options.ChatCount / 8, FirstMissedChatId, options.DataEnd, names)),
            Create("OfflineMessage", new OfflineMessageHistory(options.OfflineMessageCount, FirstOfflineMessageId, options.DataEnd, names)),
            Create("AgentChat", new AgentChatHistory(options.ChatCount / 12, options.DataEnd, names)),
        ]);

        static KeyValuePair<string, HistorySnapshot> Create(string itemFormat, GeneratedHistory generated) => new(itemFormat, new HistorySnapshot(generated));
    }

    private static (int Total, JsonArray Page) Select(HistorySnapshot source, HistoryListQuery query, long skip, int take)
    {
        int first = source.FindFirstAtOrAfter(query.From);
        int end = source.FindFirstAtOrAfter(query.To);
        if (!query.HasFilters)
        {
            return (end - first, [.. GetIndexes(first + skip, end, take).Select(index => source.CreateItem(index, query.Offset))]);
        }

        FilterIndex filterIndex = source.GetFilterIndex(query.FilterKey, () => FilterIndex.Build(first, end, IsMatchAt));
        return (filterIndex.Total, [.. filterIndex.GetIndexes(skip, take, IsMatchAt).Select(index => source.CreateItem(index, query.Offset))]);

        bool IsMatchAt(int index) => IsMatch(source, query, index);
    }

    private static bool IsMatch(HistorySnapshot source, HistoryListQuery query, int index)
    {
        if (!query.Matches(source.GetAttributes(index)))
        {
            return false;
        }

        if (query.Conditions.Count > 0)
        {
            JsonObject visitor = source.CreateConditionFields(index);
            if (!query.Conditions.All(condition => condition.IsMetBy(visitor)))
            {
                return false;
            }
        }

        return query.Keywords is null || HasKeywords(source.CreateItem(index, query.Offset), query.Keywords);
    }

    private static IEnumerable<int> GetIndexes(long from, int end, int take)
    {
        long last = Math.Min(end, from + take);
        for (long index = from; index < last; index++)
        {
            yield return (int)index;
        }
    }

    // Keywords are searched in messages: in every field named content.
    private static bool HasKeywords(JsonNode? node, string? keywords) => keywords is null || node switch
    {
        JsonObject item => item.Any(property => string.Equals(property.Key, "content", StringComparison.Ordinal)
            ? property.Value is JsonValue value && value.TryGetValue(out string? text) && text.Contains(keywords, StringComparison.OrdinalIgnoreCase)
            : HasKeywords(property.Value, keywords)),
        JsonArray array => array.Any(element => HasKeywords(element, keywords)),
        _ => false,
    };
}
