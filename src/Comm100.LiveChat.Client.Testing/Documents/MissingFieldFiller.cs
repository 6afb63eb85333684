using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing.Documents;

/// <summary>Fills in what the service adds to an object: ids, and members that were not sent, as "", 0, false, [] or null.</summary>
internal sealed class MissingFieldFiller
{
    private readonly LiveChatContract _contract;
    private readonly Func<string, long> _nextId;

    /// <param name="contract">The contract.</param>
    /// <param name="nextId">Gives a new id for an object of the format that is named.</param>
    public MissingFieldFiller(LiveChatContract contract, Func<string, long> nextId)
    {
        _contract = contract;
        _nextId = nextId;
    }

    /// <summary>Completes an object; the members come out in documented order, unknown ones last.</summary>
    public JsonObject Complete(JsonObject source, ContractFormat format) => Complete(source, format, format.Tree);

    public JsonArray Complete(JsonArray source, ContractFormat format) =>
        [.. source.Select(element => element is JsonObject item ? Complete(item, format) : element?.DeepClone())];

    private JsonObject Complete(JsonObject source, ContractFormat format, FieldTree tree)
    {
        var result = new JsonObject();
        foreach (FieldNode node in tree.Nodes)
        {
            source.TryGetPropertyValue(node.Name, out JsonNode? value);
            source.Remove(node.Name);
            result[node.Name] = node.Group is null
                ? CompleteField(value, format, node.Field!)
                : Complete(value as JsonObject ?? [], format, node.Group);
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
        ContractFormat? of = _contract.FindFormat(field);
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
