using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing.History;

/// <summary>An item that a test added to a history. Its times are kept as it gave them, and shown in the time zone that is asked for.</summary>
internal sealed class AddedItem
{
    private readonly JsonObject _item;
    private readonly ContractFormat _format;

    public AddedItem(JsonObject item, ContractFormat format, HistoryFacts facts, DateTime time)
    {
        _item = item;
        _format = format;
        Facts = facts;
        Ticks = time.Ticks;
    }

    public HistoryFacts Facts { get; }

    /// <summary>Gets the time that the item has its place by, in UTC ticks.</summary>
    public long Ticks { get; }

    public string? Id => IdIn(_item) is { } id ? TextOf(id) : null;

    public JsonObject Show(TimeSpan offset)
    {
        var shown = (JsonObject)_item.DeepClone();
        ShowTimes(shown, _format, offset);
        return shown;
    }

    /// <summary>Gives the id of an item, or of the chat within it.</summary>
    public static JsonNode? IdIn(JsonObject item) => (item["chat"] as JsonObject ?? item)["id"];

    /// <summary>Reads a time; one without a zone is UTC.</summary>
    public static bool TryReadTime(JsonNode? node, out DateTime utc)
    {
        utc = default;
        return node is JsonValue value
            && value.TryGetValue(out string? text)
            && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out utc);
    }

    /// <summary>Gives a text or a number as a text; anything else as an empty one.</summary>
    public static string TextOf(JsonNode? node) => node is JsonValue value
        ? value.TryGetValue(out string? text) ? text : value.ToJsonString()
        : "";

    /// <summary>Gives the name of an agent, who is a name or an object.</summary>
    public static string NameOf(JsonNode? agent) => agent is JsonObject item ? TextOf(item["display_name"]) : TextOf(agent);

    private static void ShowTimes(JsonObject item, ContractFormat format, TimeSpan offset)
    {
        foreach (ContractField field in format.Fields)
        {
            JsonNode? value = item[field.Path];
            if (field.Kind == FieldKind.DateTime && TryReadTime(value, out DateTime utc))
            {
                item[field.Path] = HistorySource.Time(utc, offset);
            }
            else if (LiveChatContract.Instance.FormatOf(field) is { } of)
            {
                foreach (JsonObject inner in ObjectsIn(value))
                {
                    ShowTimes(inner, of, offset);
                }
            }
        }
    }

    private static IEnumerable<JsonObject> ObjectsIn(JsonNode? node) => node switch
    {
        JsonObject item => [item],
        JsonArray list => list.OfType<JsonObject>(),
        _ => [],
    };
}
