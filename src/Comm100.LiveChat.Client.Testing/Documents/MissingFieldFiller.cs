using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing.Documents;

/// <summary>Adds what the service adds to an object: new ids, and default values ("", 0, false, [] or null) for fields that were not sent.</summary>
internal sealed class MissingFieldFiller
{
    private readonly LiveChatContract _contract;
    private readonly Func<string, long> _nextId;

    /// <param name="contract">The contract.</param>
    /// <param name="nextId">Creates a new id for an object of the given format.</param>
    public MissingFieldFiller(LiveChatContract contract, Func<string, long> nextId)
    {
        _contract = contract;
        _nextId = nextId;
    }

    /// <summary>Creates an object with all fields of a format, in documented order and with unknown fields last. The source is empty afterwards.</summary>
    public JsonObject Fill(JsonObject source, ContractFormat format) => Fill(source, format, format.Tree);

    public JsonArray Fill(JsonArray source, ContractFormat format) =>
        [.. source.Select(element => element is JsonObject item ? Fill(item, format) : element?.DeepClone())];

    private JsonObject Fill(JsonObject source, ContractFormat format, FieldTree tree)
    {
        var result = new JsonObject();
        foreach (FieldNode node in tree.Nodes)
        {
            source.TryGetPropertyValue(node.Name, out JsonNode? value);
            source.Remove(node.Name);
            result[node.Name] = node.Group is null
                ? FillField(value, format, node.Field!)
                : Fill(value as JsonObject ?? [], format, node.Group);
        }

        foreach ((string name, JsonNode? value) in source.ToArray())
        {
            source.Remove(name);
            result[name] = value;
        }

        return result;
    }

    private JsonNode? FillField(JsonNode? value, ContractFormat format, ContractField field)
    {
        ContractFormat? innerFormat = _contract.FindFormat(field);
        if (field.IsReadOnly && string.Equals(field.Path, "id", StringComparison.Ordinal))
        {
            // An id of 0 means that the id is not set.
            return value is null || string.Equals(value.ToJsonString(), "0", StringComparison.Ordinal) ? _nextId(format.Name) : value;
        }

        return (field.Kind, value) switch
        {
            (FieldKind.Integer or FieldKind.Float, null) => 0L,
            (FieldKind.Boolean, null) => false,
            (FieldKind.String or FieldKind.DateTime, null) => "",
            (FieldKind.Array, null) => new JsonArray(),
            (FieldKind.Array, JsonArray array) when innerFormat is not null => Fill(array, innerFormat),
            (FieldKind.Object, JsonObject item) when innerFormat is not null => Fill(item, innerFormat),
            _ => value,
        };
    }
}
