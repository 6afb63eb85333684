using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Documents;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>An item that a test added to a history. Its times keep their values, and are returned in the requested time zone.</summary>
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

    /// <summary>Gets the time that determines the position of the item, in UTC ticks.</summary>
    public long Ticks { get; }

    public string? Id => GetId(_item) is { } id ? GetString(id) : null;

    public JsonObject CreateItem(TimeSpan offset)
    {
        var item = (JsonObject)_item.DeepClone();
        DateTimeFields.Rewrite(item, _format, utc => GeneratedHistory.FormatTime(utc, offset));
        return item;
    }

    /// <summary>Returns the id of an item, or of the chat in it.</summary>
    public static JsonNode? GetId(JsonObject item) => (item["chat"] as JsonObject ?? item)["id"];

    /// <summary>Returns a string, or a number as a string; otherwise, an empty string.</summary>
    public static string GetString(JsonNode? node) => node is JsonValue value
        ? value.TryGetValue(out string? text) ? text : value.ToJsonString()
        : "";

    /// <summary>Returns the name of an agent, which is a string or an object.</summary>
    public static string GetAgentName(JsonNode? agent) => agent is JsonObject item ? GetString(item["display_name"]) : GetString(agent);
}
