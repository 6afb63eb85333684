using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Internal;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>Reads the JSON of test data: with documented names, without nulls, and without validation.</summary>
internal static class DataJsonReader
{
    public static JsonElement Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            return document.RootElement.Clone();
        }
        catch (JsonException exception)
        {
            throw new ArgumentException($"The string is not valid JSON: {exception.Message}", nameof(json), exception);
        }
    }

    public static JsonElement ParseObject(string json) => Require(Parse(json), JsonValueKind.Object);

    public static JsonElement Require(JsonElement element, JsonValueKind kind) => element.ValueKind == kind
        ? element
        : throw new ArgumentException($"The JSON must be of the kind {kind}, not {element.ValueKind}.", nameof(element));

    public static JsonArray ReadList(JsonElement list, ContractFormat format) =>
        [.. list.EnumerateArray().Select(element => Read(Require(element, JsonValueKind.Object), format))];

    public static JsonObject Read(JsonElement item, ContractFormat format)
    {
        var target = new JsonObject();
        ReadFields(item, format.Tree, target);
        return target;
    }

    private static void ReadFields(JsonElement item, FieldTree tree, JsonObject target)
    {
        foreach (JsonProperty property in item.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null))
        {
            if (!tree.TryFind(property.Name, out FieldNode? node))
            {
                target[property.Name] = JsonNodes.FromElement(property.Value);
            }
            else if (node.Group is not null && property.Value.ValueKind == JsonValueKind.Object)
            {
                ReadGroup(property.Value, node, target);
            }
            else if (string.Equals(property.Name, node.Name, StringComparison.OrdinalIgnoreCase) || !target.ContainsKey(node.Name))
            {
                target[node.Name] = ReadValue(property.Value, node.Field);
            }
        }
    }

    private static void ReadGroup(JsonElement value, FieldNode group, JsonObject target)
    {
        if (group.IsFlattened)
        {
            ReadFields(value, group.Group!, target);
            return;
        }

        if (target[group.Name] is not JsonObject inner)
        {
            target[group.Name] = inner = [];
        }

        ReadFields(value, group.Group!, inner);
    }

    private static JsonNode? ReadValue(JsonElement value, ContractField? field)
    {
        ContractFormat? innerFormat = field is null ? null : LiveChatContract.Instance.FindFormat(field);
        return value.ValueKind switch
        {
            JsonValueKind.Object when innerFormat is not null => Read(value, innerFormat),
            JsonValueKind.Array when innerFormat is not null =>
                new JsonArray([.. value.EnumerateArray().Select(element => ReadValue(element, field))]),
            _ => JsonNodes.FromElement(value),
        };
    }
}
