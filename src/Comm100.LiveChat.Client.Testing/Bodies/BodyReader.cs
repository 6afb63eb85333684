using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Serving;

namespace Comm100.LiveChat.Client.Testing.Bodies;

/// <summary>Reads the body of a request: checks it against the contract and gives it back under the documented names, without
/// the nulls (null leaves a member as it is). Members the contract does not know are kept as they came.</summary>
internal sealed class BodyReader
{
    private readonly LiveChatContract _contract;
    private readonly bool _isCreate;
    private readonly IReadOnlyCollection<string> _awayStatuses;

    /// <param name="contract">The contract.</param>
    /// <param name="isCreate">Whether mandatory members must be there.</param>
    /// <param name="awayStatuses">The site's own away statuses: an agent may have them besides the documented ones.</param>
    public BodyReader(LiveChatContract contract, bool isCreate, IReadOnlyCollection<string> awayStatuses)
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
            throw Errors.BadBody(expected);
        }

        ContractFormat format = _contract.Format(type.FormatName);
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
            throw Errors.BadBody(expected);
        }
    }

    private JsonObject ReadObject(JsonElement element, ContractFormat format, string prefix, bool isElement)
    {
        var target = new JsonObject();
        ReadMembers(element, new Scope(format, format.Members, prefix, isElement), target);
        if (_isCreate)
        {
            RequireMandatory(format.Members, target, prefix);
        }

        return target;
    }

    private void ReadMembers(JsonElement element, Scope scope, JsonObject target)
    {
        foreach (JsonProperty property in element.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.Null)
            {
                continue;
            }

            if (!scope.Members.TryFind(property.Name, out Member? member))
            {
                target[property.Name] = Nodes.From(property.Value);
                continue;
            }

            string path = scope.Prefix + member.Name;
            if (member.Group is not null)
            {
                ReadGroup(property.Value, scope with { Members = member.Group, Prefix = path + "." }, member, target);
                continue;
            }

            JsonNode value = ReadField(property.Value, scope, member.Field!, path);
            bool isDocumentedName = string.Equals(property.Name, member.Name, StringComparison.OrdinalIgnoreCase);
            if (isDocumentedName || !target.ContainsKey(member.Name))
            {
                target[member.Name] = value;
            }
        }
    }

    private void ReadGroup(JsonElement value, Scope scope, Member group, JsonObject target)
    {
        if (value.ValueKind != JsonValueKind.Object)
        {
            throw Errors.UnsupportedType(scope.Prefix.TrimEnd('.'), "an object");
        }

        if (group.IsFlattened)
        {
            ReadMembers(value, scope, target);
            return;
        }

        if (target[group.Name] is not JsonObject inner)
        {
            target[group.Name] = inner = [];
        }

        ReadMembers(value, scope, inner);
    }

    private JsonNode ReadField(JsonElement value, Scope scope, ContractField field, string path)
    {
        bool isKeyOfElement = scope.IsElement && string.Equals(field.Path, "id", StringComparison.Ordinal);
        if (field.IsReadOnly && !isKeyOfElement && !Spellings.IsSentThoughReadOnly(scope.Format.Name, field))
        {
            throw Errors.ReadOnly(path);
        }

        if (field.Kind == FieldKind.Array)
        {
            return ReadArray(value, field, path);
        }

        if (field.Kind == FieldKind.Object && _contract.FormatOf(field) is { } format)
        {
            return value.ValueKind == JsonValueKind.Object
                ? ReadObject(value, format, path + ".", isElement: false)
                : throw Errors.UnsupportedType(path, "an object");
        }

        ScalarCheck.Check(value, scope.Format.Name, field, path, IsStatus(scope.Format, field) ? _awayStatuses : []);
        return Nodes.From(value)!;
    }

    private JsonArray ReadArray(JsonElement value, ContractField field, string path)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            throw Errors.UnsupportedType(path, "an array");
        }

        if (_contract.FormatOf(field) is { } format)
        {
            return ReadElements(value, format, path);
        }

        var array = new JsonArray();
        foreach (JsonElement element in value.EnumerateArray())
        {
            ScalarCheck.CheckElement(element, field.Of, $"{path}[{array.Count}]");
            array.Add(Nodes.From(element));
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
                throw Errors.UnsupportedType(elementPath, "an object");
            }

            array.Add(ReadObject(element, format, elementPath + ".", isElement: true));
        }

        return array;
    }

    private static void RequireMandatory(MemberSet members, JsonObject? target, string prefix)
    {
        foreach (Member member in members.Members)
        {
            if (member.Group is not null)
            {
                RequireMandatory(member.Group, target?[member.Name] as JsonObject, $"{prefix}{member.Name}.");
            }
            else if (member.Field!.IsMandatory && target?.ContainsKey(member.Name) != true)
            {
                throw Errors.Missing(prefix + member.Name);
            }
        }
    }

    private static bool IsStatus(ContractFormat format, ContractField field) =>
        string.Equals(format.Name, "Agent", StringComparison.Ordinal) && string.Equals(field.Path, "status", StringComparison.Ordinal);

    private sealed record Scope(ContractFormat Format, MemberSet Members, string Prefix, bool IsElement);
}
