using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing.Documents;

/// <summary>Merges an update: objects merge member by member, arrays replace. An element of a new array that has the key of an
/// old one keeps the old one's read-only members, which an update cannot carry.</summary>
internal sealed class DocumentUpdater
{
    private readonly LiveChatContract _contract;

    public DocumentUpdater(LiveChatContract contract)
    {
        _contract = contract;
    }

    public void Merge(JsonObject target, JsonObject update, ContractFormat format) => Merge(target, update, format, format.Tree);

    public static void CopyReadOnlyFields(JsonArray update, JsonArray old, ContractFormat format)
    {
        ContractField[] keys = KeysOf(format);
        if (keys.Length == 0)
        {
            return;
        }

        foreach (JsonObject element in update.OfType<JsonObject>())
        {
            JsonObject? former = old.OfType<JsonObject>().FirstOrDefault(item => HaveSameKey(item, element, keys));
            if (former is null)
            {
                continue;
            }

            // A key that came is the former one, perhaps in another case of letters.
            foreach (ContractField field in format.Fields.Where(field => field.IsReadOnly && (keys.Contains(field) || !element.ContainsKey(field.Path))))
            {
                element[field.Path] = former[field.Path]?.DeepClone();
            }
        }
    }

    private void Merge(JsonObject target, JsonObject update, ContractFormat? format, FieldTree? members)
    {
        foreach ((string name, JsonNode? value) in update.ToArray())
        {
            update.Remove(name);
            FieldNode? member = null;
            members?.TryFind(name, out member);
            ContractFormat? of = member?.Field is { } field ? _contract.FindFormat(field) : null;
            switch (value, target[name])
            {
                case (JsonObject inner, JsonObject existing):
                    Merge(existing, inner, member?.Group is null ? of : format, member?.Group ?? of?.Tree);
                    break;
                case (JsonArray array, JsonArray existing) when of is not null:
                    CopyReadOnlyFields(array, existing, of);
                    target[name] = array;
                    break;
                default:
                    target[name] = value;
                    break;
            }
        }
    }

    private static ContractField[] KeysOf(ContractFormat format) =>
        format.FindField("id") is { } id
            ? [id]
            : [.. format.Fields.Where(field => field.IsReadOnly && ContractDeviations.IsAcceptedAlthoughReadOnly(format.Name, field))];

    private static bool HaveSameKey(JsonObject left, JsonObject right, ContractField[] keys) =>
        keys.All(key => right[key.Path] is { } value
            && string.Equals(left[key.Path]?.ToJsonString(), value.ToJsonString(), StringComparison.OrdinalIgnoreCase));
}
