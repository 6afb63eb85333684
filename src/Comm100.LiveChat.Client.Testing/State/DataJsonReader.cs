using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Internal;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>Reads the JSON that a test sets data with: members under their documented names, without nulls, and nothing checked.</summary>
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
            throw new ArgumentException($"The text is no JSON: {exception.Message}", nameof(json), exception);
        }
    }

    public static JsonElement ParseObject(string json) => Require(Parse(json), JsonValueKind.Object);

    public static JsonElement Require(JsonElement element, JsonValueKind kind) => element.ValueKind == kind
        ? element
        : throw new ArgumentException($"The JSON must be an {kind}, not a {element.ValueKind}.", nameof(element));

    public static JsonArray ReadList(JsonElement list, ContractFormat format) =>
        [.. list.EnumerateArray().Select(element => Read(Require(element, JsonValueKind.Object), format))];

    public static JsonObject Read(JsonElement item, ContractFormat format)
    {
        var target = new JsonObject();
        ReadMembers(item, format.Tree, target);
        return target;
    }

    private static void ReadMembers(JsonElement item, FieldTree members, JsonObject target)
    {
        foreach (JsonProperty property in item.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.Null))
        {
            if (!members.TryFind(property.Name, out FieldNode? member))
            {
                target[property.Name] = JsonNodes.FromElement(property.Value);
            }
            else if (member.Group is not null && property.Value.ValueKind == JsonValueKind.Object)
            {
                ReadGroup(property.Value, member, target);
            }
            else if (string.Equals(property.Name, member.Name, StringComparison.OrdinalIgnoreCase) || !target.ContainsKey(member.Name))
            {
                target[member.Name] = ReadValue(property.Value, member.Field);
            }
        }
    }

    private static void ReadGroup(JsonElement value, FieldNode group, JsonObject target)
    {
        if (group.IsFlattened)
        {
            ReadMembers(value, group.Group!, target);
            return;
        }

        if (target[group.Name] is not JsonObject inner)
        {
            target[group.Name] = inner = [];
        }

        ReadMembers(value, group.Group!, inner);
    }

    private static JsonNode? ReadValue(JsonElement value, ContractField? field)
    {
        ContractFormat? of = field is null ? null : LiveChatContract.Instance.FindFormat(field);
        return value.ValueKind switch
        {
            JsonValueKind.Object when of is not null => Read(value, of),
            JsonValueKind.Array when of is not null =>
                new JsonArray([.. value.EnumerateArray().Select(element => ReadValue(element, field))]),
            _ => JsonNodes.FromElement(value),
        };
    }
}
