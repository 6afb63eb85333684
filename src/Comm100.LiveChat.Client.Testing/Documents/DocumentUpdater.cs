using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing.Documents;

/// <summary>Applies an update to a document: objects are merged, arrays are replaced. If an element of a new array has the key of an element
/// of the old array, it keeps the read-only fields of the old element, because an update cannot contain them.</summary>
internal sealed class DocumentUpdater
{
    private readonly LiveChatContract _contract;

    public DocumentUpdater(LiveChatContract contract)
    {
        _contract = contract;
    }

    public void Update(JsonObject target, JsonObject changes, ContractFormat format) => Update(target, changes, format, format.Tree);

    public static void CopyReadOnlyFields(JsonArray newArray, JsonArray oldArray, ContractFormat format)
    {
        ContractField[] keys = GetKeyFields(format);
        if (keys.Length == 0)
        {
            return;
        }

        foreach (JsonObject element in newArray.OfType<JsonObject>())
        {
            JsonObject? existing = oldArray.OfType<JsonObject>().FirstOrDefault(item => HaveSameKey(item, element, keys));
            if (existing is null)
            {
                continue;
            }

            // The key in the update can differ in case, so the existing one is kept.
            foreach (ContractField field in format.Fields.Where(field => field.IsReadOnly && (keys.Contains(field) || !element.ContainsKey(field.Path))))
            {
                element[field.Path] = existing[field.Path]?.DeepClone();
            }
        }
    }

    private void Update(JsonObject target, JsonObject changes, ContractFormat? format, FieldTree? tree)
    {
        foreach ((string name, JsonNode? value) in changes.ToArray())
        {
            changes.Remove(name);
            FieldNode? node = null;
            tree?.TryFind(name, out node);
            ContractFormat? innerFormat = node?.Field is { } field ? _contract.FindFormat(field) : null;
            switch (value, target[name])
            {
                case (JsonObject inner, JsonObject existing):
                    Update(existing, inner, node?.Group is null ? innerFormat : format, node?.Group ?? innerFormat?.Tree);
                    break;
                case (JsonArray array, JsonArray existing) when innerFormat is not null:
                    CopyReadOnlyFields(array, existing, innerFormat);
                    target[name] = array;
                    break;
                default:
                    target[name] = value;
                    break;
            }
        }
    }

    private static ContractField[] GetKeyFields(ContractFormat format) =>
        format.FindField("id") is { } id
            ? [id]
            : [.. format.Fields.Where(field => field.IsReadOnly && ContractDeviations.IsAcceptedAlthoughReadOnly(format.Name, field))];

    private static bool HaveSameKey(JsonObject left, JsonObject right, ContractField[] keys) =>
        keys.All(key => right[key.Path] is { } value
            && string.Equals(left[key.Path]?.ToJsonString(), value.ToJsonString(), StringComparison.OrdinalIgnoreCase));
}
