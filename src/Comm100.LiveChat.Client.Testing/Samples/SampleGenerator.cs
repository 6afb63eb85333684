using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Histories;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.Samples;

/// <summary>Makes whole objects of any format, one after another, from a seed. Its users lock it.</summary>
internal sealed class SampleGenerator
{
    // Apart from the ids of a fake, so that a sample can be added to one.
    private const int FirstId = 1_001;
    private const int FirstHistoryId = 70_000_001;
    private const int HistoryLength = 10_000;

    private static readonly LiveChatContract s_contract = LiveChatContract.Instance;

    private readonly int _seed;
    private readonly SeedGenerator _maker;
    private readonly Dictionary<string, GeneratedHistory> _histories;
    private readonly Dictionary<string, int> _made = new(StringComparer.Ordinal);

    public SampleGenerator(int seed, DateTimeOffset now)
    {
        _seed = seed;
        _maker = new SeedGenerator(s_contract, seed, FakeWireStyle.Documented, NextId);
        var world = new SeedNames(seed);
        _histories = new Dictionary<string, GeneratedHistory>(StringComparer.Ordinal)
        {
            ["Chat"] = new ChatHistory("sample.chat", HistoryLength, FirstHistoryId, isAnswered: true, now, world),
            ["MissedOrRefusedChat"] = new MissedChatHistory(HistoryLength, FirstHistoryId + HistoryLength, now, world),
            ["OfflineMessage"] = new OfflineMessageHistory(HistoryLength, FirstHistoryId + (2 * HistoryLength), now, world),
            ["AgentChat"] = new AgentChatHistory(HistoryLength, now, world),
        };
    }

    public JsonObject Next(string formatName)
    {
        ContractFormat format = s_contract.GetFormat(formatName);
        if (_histories.TryGetValue(formatName, out GeneratedHistory? history))
        {
            return NextOf(history, formatName);
        }

        if (format.Fields.FirstOrDefault(field => field.Kind == FieldKind.Array && _histories.ContainsKey(field.InnerType ?? "")) is { } items)
        {
            return Page(format, items);
        }

        return WholeOf(formatName) is { } whole ? PartOf(whole.Whole, whole.Field) : NextOf(format);
    }

    private JsonObject NextOf(ContractFormat format)
    {
        int ordinal = new SeededRandom(_seed, "sample." + format.Name, 0).Next(12) + Count(format.Name);

        // Elements of lists have their words at the place of the list.
        string? place = Fields()
            .Where(pair => string.Equals(pair.Field.InnerType, format.Name, StringComparison.Ordinal))
            .Select(pair => $"{pair.Format.Name}.{pair.Field.Path}")
            .FirstOrDefault(candidate => SeedValues.Columns.Keys.Any(key => key.StartsWith(candidate + ".", StringComparison.Ordinal)));
        if (place is null)
        {
            return _maker.Document(format, ordinal);
        }

        JsonArray elements = _maker.Elements(format, place);
        var element = (JsonObject)elements[ordinal % elements.Count]!;
        elements.Remove(element);
        return element;
    }

    // Some chats have no survey or no attachment: a sample has everything.
    private JsonObject NextOf(GeneratedHistory history, string formatName)
    {
        while (true)
        {
            JsonObject item = history.CreateItem(Count(formatName) % HistoryLength, TimeSpan.Zero);
            if (IsWhole(item))
            {
                return item;
            }
        }
    }

    private JsonObject Page(ContractFormat format, ContractField items)
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

    private JsonObject PartOf(string wholeFormat, ContractField field)
    {
        JsonNode part = Next(wholeFormat)[field.Path]!;
        return (JsonObject)(part is JsonArray list ? list[0]! : part).DeepClone();
    }

    private (string Whole, ContractField Field)? WholeOf(string formatName)
    {
        foreach ((ContractFormat format, ContractField field) in Fields())
        {
            if (_histories.ContainsKey(format.Name) && string.Equals(field.InnerType, formatName, StringComparison.Ordinal))
            {
                return (format.Name, field);
            }
        }

        return null;
    }

    private static bool IsWhole(JsonNode? node) => node switch
    {
        null => false,
        JsonArray { Count: 0 } => false,
        JsonArray list => list.All(IsWhole),
        JsonObject item => item.All(member => IsWhole(member.Value)),
        JsonValue value => !value.TryGetValue(out string? text) || text.Length > 0,
        _ => true,
    };

    private static IEnumerable<(ContractFormat Format, ContractField Field)> Fields() =>
        s_contract.Formats.SelectMany(format => format.Fields.Select(field => (format, field)));

    private long NextId(string formatName) => FirstId + Count(formatName + ".id");

    private int Count(string what)
    {
        int count = _made.GetValueOrDefault(what);
        _made[what] = count + 1;
        return count;
    }
}
