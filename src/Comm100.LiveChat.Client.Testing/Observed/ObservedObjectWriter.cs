using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.Observed;

/// <summary>Rewrites the objects of a response, field by field.</summary>
internal sealed class ObservedObjectWriter
{
    private static readonly IReadOnlyList<string> s_agents = SeedValues.Columns["Agent.fullName"];

    private readonly LiveChatContract _contract;
    private readonly ObservedIds _ids;
    private readonly int _seed;
    private readonly TimeSpan _offset;
    private readonly bool _isWrapup;

    /// <param name="contract">The contract.</param>
    /// <param name="ids">The ids of chats and offline messages.</param>
    /// <param name="seed">The seed.</param>
    /// <param name="offset">The time zone of the times.</param>
    /// <param name="operationId">The id of the operation.</param>
    public ObservedObjectWriter(LiveChatContract contract, ObservedIds ids, int seed, TimeSpan offset, string operationId)
    {
        _contract = contract;
        _ids = ids;
        _seed = seed;
        _offset = offset;
        _isWrapup = operationId.StartsWith("AgentWrapup.", StringComparison.Ordinal);
    }

    /// <summary>Rewrites an object.</summary>
    /// <param name="source">The object in the documented form.</param>
    /// <param name="format">Its format.</param>
    /// <param name="variationKey">A number that distinguishes the object from others of its format if it has no id.</param>
    public JsonObject RewriteObject(JsonObject source, ContractFormat format, long variationKey)
    {
        variationKey = GetId(source) ?? variationKey;
        JsonObject result = RewriteFields(source, format, format.Tree, variationKey);
        ContractDeviations.UseAliases(format, result);
        if (_isWrapup && source["isSystem"]?.GetValue<bool>() == true && source["type"]?.GetValue<string>() is "select")
        {
            // The field that represents the wrap-up categories.
            result["type"] = "wrapupcategory";
        }

        AddUnknownField(source, result, format, variationKey);
        return result;
    }

    public JsonArray RewriteElements(JsonArray source, ContractFormat format, long variationKey) =>
        [.. source.Select((element, index) => element is JsonObject item
            ? RewriteObject(item, format, GetVariationKey(item, format) ?? (variationKey * 31) + index + 1)
            : element?.DeepClone())];

    private JsonObject RewriteFields(JsonObject source, ContractFormat format, FieldTree tree, long variationKey)
    {
        var result = new JsonObject();
        foreach ((string name, JsonNode? value) in source)
        {
            result[name] = !tree.TryFind(name, out FieldNode? node) ? value?.DeepClone()
                : node.Group is not null && value is JsonObject group ? RewriteFields(group, format, node.Group, variationKey)
                : node.Field is not null ? RewriteField(value, format, node.Field, variationKey)
                : value?.DeepClone();
        }

        return result;
    }

    private JsonNode? RewriteField(JsonNode? value, ContractFormat format, ContractField field, long variationKey)
    {
        SeededRandom random = CreateRandom(format, field.Path, variationKey);
        switch ($"{format.Name}.{field.Path}")
        {
            case "VisitorSegmentation.notification":
                return ObservedValues.RewriteRecipients(value, random);
            case "OfflineMessage.attachment":
                return value is null ? (random.IsOneIn(2) ? null : new JsonArray()) : new JsonArray(RewriteInnerObject(value, field, variationKey));
            case "Chat.chatTranscript" when OmitsTranscript(value, random):
                return null;
        }

        return value switch
        {
            null => null,
            JsonArray array => RewriteArray(array, format, field, variationKey, random),
            JsonObject item => RewriteInnerObject(item, field, variationKey),
            _ => RewriteScalar(value, format, field, variationKey, random),
        };
    }

    private JsonNode? RewriteInnerObject(JsonNode value, ContractField field, long variationKey) =>
        _contract.FindFormat(field) is { } innerFormat ? RewriteObject((JsonObject)value, innerFormat, variationKey) : value.DeepClone();

    private JsonArray? RewriteArray(JsonArray array, ContractFormat format, ContractField field, long variationKey, SeededRandom random)
    {
        if (_contract.FindFormat(field) is { } innerFormat)
        {
            // Chats cannot be updated, so null cannot be confused with a cleared value.
            return array.Count == 0 && format.Name is "Chat" && random.IsOneIn(2) ? null : RewriteElements(array, innerFormat, variationKey);
        }

        bool isObserved = !random.IsOneIn(3);
        Func<JsonNode, JsonNode> write = format.Name is "Chat" or "AgentChat" && field.Path is "agents" && isObserved ? name => CreateAgent(name.GetValue<string>())
            : field.InnerType is "integer" && !isObserved ? ObservedValues.ConvertNumberToString
            : element => element.DeepClone();
        return new JsonArray([.. array.Select(element => write(element!))]);
    }

    private JsonNode RewriteScalar(JsonNode value, ContractFormat format, ContractField field, long variationKey, SeededRandom random)
    {
        switch ($"{format.Name}.{field.Path}")
        {
            case "Chat.id" or "OfflineMessage.id":
                return _ids.Write(variationKey);
            case "Chat.waitingTime":
                return ObservedTimes.FormatWaitingTime(value.GetValue<string>(), random);
            case "ChatMessage.time" or "AgentChatMessage.time":
                return ObservedTimes.FormatMessageTime(value.GetValue<string>());
            case "ChatMessage.type" when value.GetValue<string>() is "system":
                return random.IsOneIn(2) ? "enumSystem" : "system";
            case "CannedMessageCategory.isPrivate":
                return ObservedValues.ConvertStringToBoolean(value);
            case "PostChatSurvey.ratingGrade":
                return ObservedValues.ConvertStringToNumber(value);
        }

        return field.Kind switch
        {
            FieldKind.DateTime => ObservedTimes.FormatTime(value.GetValue<string>(), _offset, random),
            FieldKind.Integer or FieldKind.Float => random.IsOneIn(3) ? ObservedValues.ConvertNumberToString(value) : value.DeepClone(),
            FieldKind.String when ContractDeviations.CanBeNumber(format.Name, field) => ObservedValues.ConvertStringToNumber(value),
            FieldKind.String when field.Values.Count > 0 => ObservedValues.RewriteEnumValue(value.GetValue<string>(), random),
            _ => value.DeepClone(),
        };
    }

    private static JsonObject CreateAgent(string name)
    {
        int id = s_agents.TakeWhile(agent => !string.Equals(agent, name, StringComparison.Ordinal)).Count() + 1;
        return new JsonObject { ["id"] = id, ["display_name"] = name, ["email"] = name.ToLowerInvariant().Replace(' ', '.') + "@example.com" };
    }

    // Only for chats without an agent, which contain at most one message; other chats must keep what keywords match.
    private static bool OmitsTranscript(JsonNode? value, SeededRandom random) => value is JsonArray { Count: < 2 } && random.IsOneIn(2);

    /// <summary>Adds fields that are not documented, unless an update has added them.</summary>
    private void AddUnknownField(JsonObject source, JsonObject result, ContractFormat format, long variationKey)
    {
        (string Name, JsonNode Value)? unknown = CreateRandom(format, "unknown", variationKey).Next(3) switch
        {
            0 when source.ContainsKey("id") => ("siteId", 10001),
            1 when source.ContainsKey("id") => ("lastUpdated", new JsonObject { ["by"] = "agent@example.com", ["time"] = "2026-05-04T03:02:01" }),
            _ when format.Name is "AgentChatList" => ("total", result["agentChats"]!.AsArray().Count),
            _ => null,
        };
        if (unknown is { } field && !result.ContainsKey(field.Name))
        {
            result[field.Name] = field.Value;
        }

        if (format.Name is "AgentChatList")
        {
            result["previousPage"] = "";
            result["nextPage"] = "";
        }
    }

    private static long? GetVariationKey(JsonObject item, ContractFormat format) => format.Name switch
    {
        "MissedOrRefusedChat" => GetId(item["chat"]!.AsObject()),
        "AgentChat" => CreateHash(item.ToJsonString()),
        _ => null,
    };

    private static long? GetId(JsonObject item) =>
        item["id"] is JsonValue id && id.GetValueKind() == JsonValueKind.Number ? id.GetValue<long>() : null;

    private static long CreateHash(string text) => new SeededRandom(0, text, 0).Next(int.MaxValue);

    private SeededRandom CreateRandom(ContractFormat format, string path, long variationKey) => new(_seed, $"observed.{format.Name}.{path}", variationKey);
}
