using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing.Bodies;

/// <summary>Fills in what the service adds to an object: ids, and members that were not sent, as "", 0, false, [] or null.</summary>
internal sealed class Completer
{
    private readonly LiveChatContract _contract;
    private readonly Func<string, long> _nextId;

    /// <param name="contract">The contract.</param>
    /// <param name="nextId">Gives a new id for an object of the format that is named.</param>
    public Completer(LiveChatContract contract, Func<string, long> nextId)
    {
        _contract = contract;
        _nextId = nextId;
    }

    /// <summary>Completes an object; the members come out in documented order, unknown ones last.</summary>
    public JsonObject Complete(JsonObject source, ContractFormat format) => Complete(source, format, format.Members);

    public JsonArray Complete(JsonArray source, ContractFormat format) =>
        [.. source.Select(element => element is JsonObject item ? Complete(item, format) : element?.DeepClone())];

    private JsonObject Complete(JsonObject source, ContractFormat format, MemberSet members)
    {
        var result = new JsonObject();
        foreach (Member member in members.Members)
        {
            source.TryGetPropertyValue(member.Name, out JsonNode? value);
            source.Remove(member.Name);
            result[member.Name] = member.Group is null
                ? CompleteField(value, format, member.Field!)
                : Complete(value as JsonObject ?? [], format, member.Group);
        }

        foreach ((string name, JsonNode? value) in source.ToArray())
        {
            source.Remove(name);
            result[name] = value;
        }

        return result;
    }

    private JsonNode? CompleteField(JsonNode? value, ContractFormat format, ContractField field)
    {
        ContractFormat? of = _contract.FormatOf(field);
        if (field.IsReadOnly && string.Equals(field.Path, "id", StringComparison.Ordinal))
        {
            // 0 is how an id that is not set is written.
            return value is null || string.Equals(value.ToJsonString(), "0", StringComparison.Ordinal) ? _nextId(format.Name) : value;
        }

        return (field.Kind, value) switch
        {
            (FieldKind.Integer or FieldKind.Float, null) => 0L,
            (FieldKind.Boolean, null) => false,
            (FieldKind.String or FieldKind.DateTime, null) => "",
            (FieldKind.Array, null) => new JsonArray(),
            (FieldKind.Array, JsonArray array) when of is not null => Complete(array, of),
            (FieldKind.Object, JsonObject item) when of is not null => Complete(item, of),
            _ => value,
        };
    }
}
