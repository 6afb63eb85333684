using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Internal;
using Comm100.LiveChat.Client.Testing.Responses;

namespace Comm100.LiveChat.Client.Testing.Documents;

/// <summary>Reads the body of a request: validates it against the contract, and returns it with the documented names and without nulls
/// (null leaves a field unchanged). Fields that are not in the contract are kept.</summary>
internal sealed class RequestBodyReader
{
    private readonly LiveChatContract _contract;
    private readonly bool _isCreate;
    private readonly IReadOnlyCollection<string> _awayStatuses;

    /// <param name="contract">The contract.</param>
    /// <param name="isCreate">Whether mandatory fields are required.</param>
    /// <param name="awayStatuses">The names of the custom away statuses, which an agent can have in addition to the documented ones.</param>
    public RequestBodyReader(LiveChatContract contract, bool isCreate, IReadOnlyCollection<string> awayStatuses)
    {
        _contract = contract;
        _isCreate = isCreate;
        _awayStatuses = awayStatuses;
    }

    public JsonNode Read(string body, ContractType type)
    {
        string expected = type.IsArray ? "a JSON array" : "a JSON object";
        using JsonDocument document = Parse(body, expected);
        JsonElement root = document.RootElement;
        if (root.ValueKind != (type.IsArray ? JsonValueKind.Array : JsonValueKind.Object))
        {
            throw ServiceErrors.InvalidBody(expected);
        }

        ContractFormat format = _contract.GetFormat(type.FormatName);
        return type.IsArray ? ReadElements(root, format, "") : ReadObject(root, format, "", isElement: false);
    }

    private static JsonDocument Parse(string body, string expected)
    {
        try
        {
            return JsonDocument.Parse(body);
        }
        catch (JsonException)
        {
            throw ServiceErrors.InvalidBody(expected);
        }
    }

    private JsonObject ReadObject(JsonElement element, ContractFormat format, string prefix, bool isElement)
    {
        var target = new JsonObject();
        ReadFields(element, new Scope(format, format.Tree, prefix, isElement), target);
        if (_isCreate)
        {
            ValidateMandatoryFields(format.Tree, target, prefix);
        }

        return target;
    }

    private void ReadFields(JsonElement element, Scope scope, JsonObject target)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (!scope.Fields.TryFind(property.Name, out FieldNode? node))
            {
                target[property.Name] = JsonNodes.FromElement(property.Value);
                continue;
            }

            string path = scope.Prefix + node.Name;
            if (node.Group is not null)
            {
                ReadGroup(property.Value, scope with { Fields = node.Group, Prefix = path + "." }, node, target);
                continue;
            }

            JsonNode value = ReadValue(property.Value, scope, node.Field!, path);
            bool isDocumentedName = string.Equals(property.Name, node.Name, StringComparison.OrdinalIgnoreCase);
            if (isDocumentedName || !target.ContainsKey(node.Name))
            {
                target[node.Name] = value;
            }
        }
    }

    private void ReadGroup(JsonElement value, Scope scope, FieldNode group, JsonObject target)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw ServiceErrors.UnsupportedType(scope.Prefix.TrimEnd('.'), "an object");
        }

        if (group.IsFlattened)
        {
            ReadFields(value, scope, target);
            return;
        }

        if (target[group.Name] is not JsonObject inner)
        {
            target[group.Name] = inner = [];
        }

        ReadFields(value, scope, inner);
    }

    private JsonNode ReadValue(JsonElement value, Scope scope, ContractField field, string path)
    {
        bool isElementKey = scope.IsElement && string.Equals(field.Path, "id", StringComparison.Ordinal);
        if (field.IsReadOnly && !isElementKey && !ContractDeviations.IsAcceptedAlthoughReadOnly(scope.Format.Name, field))
        {
            throw ServiceErrors.ReadOnly(path);
        }

        if (field.Kind == FieldKind.Array)
        {
            return ReadArray(value, field, path);
        }

        if (field.Kind == FieldKind.Object && _contract.FindFormat(field) is { } format)
        {
            return value.ValueKind == JsonValueKind.Object
                ? ReadObject(value, format, path + ".", isElement: false)
                : throw ServiceErrors.UnsupportedType(path, "an object");
        }

        ScalarValidator.Validate(value, scope.Format.Name, field, path, IsAwayStatus(scope.Format, field) ? _awayStatuses : []);
        return JsonNodes.FromElement(value)!;
    }

    private JsonArray ReadArray(JsonElement value, ContractField field, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw ServiceErrors.UnsupportedType(path, "an array");
        }

        if (_contract.FindFormat(field) is { } format)
        {
            return ReadElements(value, format, path);
        }

        var array = new JsonArray();
        foreach (JsonElement element in value.EnumerateArray())
        {
            ScalarValidator.ValidateElement(element, field.InnerType, $"{path}[{array.Count}]");
            array.Add(JsonNodes.FromElement(element));
        }

        return array;
    }

    private JsonArray ReadElements(JsonElement value, ContractFormat format, string path)
    {
        var array = new JsonArray();
        foreach (JsonElement element in value.EnumerateArray())
        {
            string elementPath = $"{path}[{array.Count}]";
            if (element.ValueKind != JsonValueKind.Object)
            {
                throw ServiceErrors.UnsupportedType(elementPath, "an object");
            }

            array.Add(ReadObject(element, format, elementPath + ".", isElement: true));
        }

        return array;
    }

    private static void ValidateMandatoryFields(FieldTree tree, JsonObject? target, string prefix)
    {
        foreach (FieldNode node in tree.Nodes)
        {
            if (node.Group is not null)
            {
                ValidateMandatoryFields(node.Group, target?[node.Name] as JsonObject, $"{prefix}{node.Name}.");
            }
            else if (node.Field!.IsMandatory && target?.ContainsKey(node.Name) != true)
            {
                throw ServiceErrors.Missing(prefix + node.Name);
            }
        }
    }

    private static bool IsAwayStatus(ContractFormat format, ContractField field) => ResourceRules.NameReferences.Any(reference =>
        string.Equals(format.Name, reference.ReferringFormat, StringComparison.Ordinal) && string.Equals(field.Path, reference.Field, StringComparison.Ordinal));

    private sealed record Scope(ContractFormat Format, FieldTree Fields, string Prefix, bool IsElement);
}
