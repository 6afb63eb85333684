using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Documents;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>An item that a test added to a history. Its times are kept as it gave them, and shown in the time zone that is asked for.</summary>
internal sealed class AddedItem
{
    private readonly JsonObject _item;
    private readonly ContractFormat _format;

    public AddedItem(JsonObject item, ContractFormat format, ItemAttributes attributes, DateTime time)
    {
        _item = item;
        _format = format;
        Attributes = attributes;
        Ticks = time.Ticks;
    }

    public ItemAttributes Attributes { get; }

    /// <summary>Gets the time that the item has its place by, in UTC ticks.</summary>
    public long Ticks { get; }

    public string? Id => IdIn(_item) is { } id ? TextOf(id) : null;

    public JsonObject Show(TimeSpan offset)
    {
        var shown = (JsonObject)_item.DeepClone();
        DateTimeFields.Rewrite(shown, _format, utc => GeneratedHistory.Time(utc, offset));
        return shown;
    }

    /// <summary>Gives the id of an item, or of the chat within it.</summary>
    public static JsonNode? IdIn(JsonObject item) => (item["chat"] as JsonObject ?? item)["id"];

    /// <summary>Gives a text or a number as a text; anything else as an empty one.</summary>
    public static string TextOf(JsonNode? node) => node is JsonValue value
        ? value.TryGetValue(out string? text) ? text : value.ToJsonString()
        : "";

    /// <summary>Gives the name of an agent, who is a name or an object.</summary>
    public static string NameOf(JsonNode? agent) => agent is JsonObject item ? TextOf(item["display_name"]) : TextOf(agent);
}
