using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.Observed;

/// <summary>Writes the objects of one answer anew, member by member.</summary>
internal sealed class ObservedObjectWriter
{
    private static readonly IReadOnlyList<string> s_agents = SeedValues.Columns["Agent.fullName"];

    private readonly LiveChatContract _contract;
    private readonly ObservedIds _ids;
    private readonly int _seed;
    private readonly TimeSpan _offset;
    private readonly bool _isWrapup;

    /// <param name="contract">The contract.</param>
    /// <param name="ids">The ids of chats and messages.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="offset">The time zone of the times.</param>
    /// <param name="operationId">What was asked for.</param>
    public ObservedObjectWriter(LiveChatContract contract, ObservedIds ids, int seed, TimeSpan offset, string operationId)
    {
        _contract = contract;
        _ids = ids;
        _seed = seed;
        _offset = offset;
        _isWrapup = operationId.StartsWith("AgentWrapup.", StringComparison.Ordinal);
    }

    /// <summary>Writes an object.</summary>
    /// <param name="source">The object as documented.</param>
    /// <param name="format">Its format.</param>
    /// <param name="place">What tells it from others of its format, where it has no id.</param>
    public JsonObject Item(JsonObject source, ContractFormat format, long place)
    {
        place = IdOf(source) ?? place;
        JsonObject result = Members(source, format, format.Tree, place);
        ContractDeviations.UseAliases(format, result);
        if (_isWrapup && source["isSystem"]?.GetValue<bool>() == true && source["type"]?.GetValue<string>() is "select")
        {
            // The one field of the form that stands for the categories.
            result["type"] = "wrapupcategory";
        }

        AddUnknown(source, result, format, place);
        return result;
    }

    public JsonArray Elements(JsonArray source, ContractFormat format, long place) =>
        [.. source.Select((element, index) => element is JsonObject item
            ? Item(item, format, FindIndex(item, format) ?? (place * 31) + index + 1)
            : element?.DeepClone())];

    private JsonObject Members(JsonObject source, ContractFormat format, FieldTree members, long place)
    {
        var result = new JsonObject();
        foreach ((string name, JsonNode? value) in source)
        {
            result[name] = !members.TryFind(name, out FieldNode? member) ? value?.DeepClone()
                : member.Group is not null && value is JsonObject group ? Members(group, format, member.Group, place)
                : member.Field is not null ? Field(value, format, member.Field, place)
                : value?.DeepClone();
        }

        return result;
    }

    private JsonNode? Field(JsonNode? value, ContractFormat format, ContractField field, long place)
    {
        SeededRandom random = CreateRandom(format, field.Path, place);
        switch ($"{format.Name}.{field.Path}")
        {
            case "VisitorSegmentation.notification":
                return ObservedValues.Notification(value, random);
            case "OfflineMessage.attachment":
                return value is null ? (random.IsOneIn(2) ? null : new JsonArray()) : new JsonArray(Object(value, field, place));
            case "Chat.chatTranscript" when WithoutTranscript(value, random):
                return null;
        }

        return value switch
        {
            null => null,
            JsonArray array => Array(array, format, field, place, random),
            JsonObject item => Object(item, field, place),
            _ => Scalar(value, format, field, place, random),
        };
    }

    private JsonNode? Object(JsonNode value, ContractField field, long place) =>
        _contract.FindFormat(field) is { } of ? Item((JsonObject)value, of, place) : value.DeepClone();

    private JsonArray? Array(JsonArray array, ContractFormat format, ContractField field, long place, SeededRandom random)
    {
        if (_contract.FindFormat(field) is { } of)
        {
            // Nothing was set, and nothing can be updated there.
            return array.Count == 0 && format.Name is "Chat" && random.IsOneIn(2) ? null : Elements(array, of, place);
        }

        bool isOther = !random.IsOneIn(3);
        Func<JsonNode, JsonNode> write = format.Name is "Chat" or "AgentChat" && field.Path is "agents" && isOther ? name => Agent(name.GetValue<string>())
            : field.InnerType is "integer" && !isOther ? ObservedValues.NumberAsText
            : element => element.DeepClone();
        return new JsonArray([.. array.Select(element => write(element!))]);
    }

    private JsonNode Scalar(JsonNode value, ContractFormat format, ContractField field, long place, SeededRandom random)
    {
        switch ($"{format.Name}.{field.Path}")
        {
            case "Chat.id" or "OfflineMessage.id":
                return _ids.Write(place);
            case "Chat.waitingTime":
                return ObservedTimes.Waiting(value.GetValue<string>(), random);
            case "ChatMessage.time" or "AgentChatMessage.time":
                return ObservedTimes.OfMessage(value.GetValue<string>());
            case "ChatMessage.type" when value.GetValue<string>() is "system":
                return random.IsOneIn(2) ? "enumSystem" : "system";
            case "CannedMessageCategory.isPrivate":
                return ObservedValues.TextAsBoolean(value);
            case "PostChatSurvey.ratingGrade":
                return ObservedValues.TextAsNumber(value);
        }

        return field.Kind switch
        {
            FieldKind.DateTime => ObservedTimes.Iso(value.GetValue<string>(), _offset, random),
            FieldKind.Integer or FieldKind.Float => random.IsOneIn(3) ? ObservedValues.NumberAsText(value) : value.DeepClone(),
            FieldKind.String when ContractDeviations.CanBeNumber(format.Name, field) => ObservedValues.TextAsNumber(value),
            FieldKind.String when field.Values.Count > 0 => ObservedValues.Choice(value.GetValue<string>(), random),
            _ => value.DeepClone(),
        };
    }

    private static JsonObject Agent(string name)
    {
        int id = s_agents.TakeWhile(agent => !string.Equals(agent, name, StringComparison.Ordinal)).Count() + 1;
        return new JsonObject { ["id"] = id, ["display_name"] = name, ["email"] = name.ToLowerInvariant().Replace(' ', '.') + "@example.com" };
    }

    // Nobody answered, so all there can be is a question. (Were it another chat, what keywords find would not be there.)
    private static bool WithoutTranscript(JsonNode? value, SeededRandom random) => value is JsonArray { Count: < 2 } && random.IsOneIn(2);

    /// <summary>Adds members the document does not have, but for those that came with an update.</summary>
    private void AddUnknown(JsonObject source, JsonObject result, ContractFormat format, long place)
    {
        (string Name, JsonNode Value)? unknown = CreateRandom(format, "unknown", place).Next(3) switch
        {
            0 when source.ContainsKey("id") => ("siteId", 10001),
            1 when source.ContainsKey("id") => ("lastUpdated", new JsonObject { ["by"] = "agent@example.com", ["time"] = "2026-05-04T03:02:01" }),
            _ when format.Name is "AgentChatList" => ("total", result["agentChats"]!.AsArray().Count),
            _ => null,
        };
        if (unknown is { } member && !result.ContainsKey(member.Name))
        {
            result[member.Name] = member.Value;
        }

        if (format.Name is "AgentChatList")
        {
            result["previousPage"] = "";
            result["nextPage"] = "";
        }
    }

    private static long? FindIndex(JsonObject item, ContractFormat format) => format.Name switch
    {
        "MissedOrRefusedChat" => IdOf(item["chat"]!.AsObject()),
        "AgentChat" => Hash(item.ToJsonString()),
        _ => null,
    };

    private static long? IdOf(JsonObject item) =>
        item["id"] is JsonValue id && id.GetValueKind() == JsonValueKind.Number ? id.GetValue<long>() : null;

    private static long Hash(string text) => new SeededRandom(0, text, 0).Next(int.MaxValue);

    private SeededRandom CreateRandom(ContractFormat format, string path, long place) => new(_seed, $"observed.{format.Name}.{path}", place);
}
