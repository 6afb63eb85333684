using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Histories;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.Samples;

/// <summary>Generates complete objects of any format from a seed. Callers must lock it.</summary>
internal sealed class SampleGenerator
{
    // Different from the ids of a fake, so that a sample can be added to one.
    private const int FirstId = 1_001;
    private const int FirstHistoryId = 70_000_001;
    private const int HistoryLength = 10_000;

    private static readonly LiveChatContract s_contract = LiveChatContract.Instance;

    private readonly int _seed;
    private readonly SeedGenerator _generator;
    private readonly Dictionary<string, GeneratedHistory> _histories;
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    public SampleGenerator(int seed, DateTimeOffset now)
    {
        _seed = seed;
        _generator = new SeedGenerator(s_contract, seed, FakeWireStyle.Documented, NextId);
        var names = new SeedNames(seed);
        _histories = new Dictionary<string, GeneratedHistory>(StringComparer.Ordinal)
        {
            ["Chat"] = new ChatHistory("sample.chat", HistoryLength, FirstHistoryId, isAnswered: true, now, names),
            ["MissedOrRefusedChat"] = new MissedChatHistory(HistoryLength, FirstHistoryId + HistoryLength, now, names),
            ["OfflineMessage"] = new OfflineMessageHistory(HistoryLength, FirstHistoryId + (2 * HistoryLength), now, names),
            ["AgentChat"] = new AgentChatHistory(HistoryLength, now, names),
        };
    }

    public JsonObject Next(string formatName)
    {
        ContractFormat format = s_contract.GetFormat(formatName);
        if (_histories.TryGetValue(formatName, out GeneratedHistory? history))
        {
            return CreateNext(history, formatName);
        }

        if (format.Fields.FirstOrDefault(field => field.Kind == FieldKind.Array && _histories.ContainsKey(field.InnerType ?? "")) is { } items)
        {
            return CreatePage(format, items);
        }

        return FindContainer(formatName) is { } container ? CreatePart(container.FormatName, container.Field) : CreateNext(format);
    }

    private JsonObject CreateNext(ContractFormat format)
    {
        int ordinal = new SeededRandom(_seed, "sample." + format.Name, 0).Next(12) + GetNextIndex(format.Name);

        // The values of elements are stored under the path of their list.
        string? path = GetAllFields()
            .Where(pair => string.Equals(pair.Field.InnerType, format.Name, StringComparison.Ordinal))
            .Select(pair => $"{pair.Format.Name}.{pair.Field.Path}")
            .FirstOrDefault(candidate => SeedValues.Columns.Keys.Any(key => key.StartsWith(candidate + ".", StringComparison.Ordinal)));
        if (path is null)
        {
            return _generator.CreateDocument(format, ordinal);
        }

        JsonArray elements = _generator.CreateElements(format, path);
        var element = (JsonObject)elements[ordinal % elements.Count]!;
        elements.Remove(element);
        return element;
    }

    // Some generated chats have no survey or no attachment. Samples have all fields.
    private JsonObject CreateNext(GeneratedHistory history, string formatName)
    {
        while (true)
        {
            JsonObject item = history.CreateItem(GetNextIndex(formatName) % HistoryLength, TimeSpan.Zero);
            if (IsComplete(item))
            {
                return item;
            }
        }
    }

    private JsonObject CreatePage(ContractFormat format, ContractField items)
    {
        JsonArray list = [Next(items.InnerType!), Next(items.InnerType!)];
        var page = new JsonObject();
        foreach (ContractField field in format.Fields)
        {
            page[field.Path] = field.Kind switch
            {
                FieldKind.Array => list,
                FieldKind.Integer => list.Count,
                _ => "",
            };
        }

        return page;
    }

    private JsonObject CreatePart(string containerFormat, ContractField field)
    {
        JsonNode part = Next(containerFormat)[field.Path]!;
        return (JsonObject)(part is JsonArray list ? list[0]! : part).DeepClone();
    }

    private (string FormatName, ContractField Field)? FindContainer(string formatName)
    {
        foreach ((ContractFormat format, ContractField field) in GetAllFields())
        {
            if (_histories.ContainsKey(format.Name) && string.Equals(field.InnerType, formatName, StringComparison.Ordinal))
            {
                return (format.Name, field);
            }
        }

        return null;
    }

    private static bool IsComplete(JsonNode? node) => node switch
    {
        null => false,
        JsonArray { Count: 0 } => false,
        JsonArray list => list.All(IsComplete),
        JsonObject item => item.All(member => IsComplete(member.Value)),
        JsonValue value => !value.TryGetValue(out string? text) || text.Length > 0,
        _ => true,
    };

    private static IEnumerable<(ContractFormat Format, ContractField Field)> GetAllFields() =>
        s_contract.Formats.SelectMany(format => format.Fields.Select(field => (format, field)));

    private long NextId(string formatName) => FirstId + GetNextIndex(formatName + ".id");

    private int GetNextIndex(string key)
    {
        int count = _counts.GetValueOrDefault(key);
        _counts[key] = count + 1;
        return count;
    }
}
