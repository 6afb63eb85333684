using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>Updates the references between objects when an object changes or is removed.</summary>
internal static class ReferentialIntegrity
{
    /// <summary>Updates the references of other objects to an object that was created or changed.</summary>
    public static void UpdateMutualReferences(DocumentStore store, string collection, JsonObject item)
    {
        foreach (MutualReference reference in ResourceRules.MutualReferences.Where(reference => string.Equals(reference.Collection, collection, StringComparison.Ordinal)))
        {
            long id = DocumentStore.GetId(item);
            long[] referencedIds = [.. item[reference.Field]!.AsArray().Select(other => other!.GetValue<long>())];
            foreach (JsonObject other in store.GetCollection(reference.OtherCollection).OfType<JsonObject>())
            {
                JsonArray ids = other[reference.OtherField]!.AsArray();
                JsonNode? existing = ids.FirstOrDefault(entry => entry!.GetValue<long>() == id);
                bool isReferenced = referencedIds.Contains(DocumentStore.GetId(other));
                if (isReferenced && existing is null)
                {
                    ids.Add(id);
                }
                else if (!isReferenced && existing is not null)
                {
                    ids.Remove(existing);
                }
            }
        }
    }

    /// <summary>Updates the fields that contain the name of an object. A new name of null means that the object was removed.</summary>
    public static void UpdateNameReferences(DocumentStore store, string collection, JsonNode? oldName, JsonNode? newName)
    {
        foreach (NameReference reference in ResourceRules.NameReferences.Where(reference => string.Equals(reference.Collection, collection, StringComparison.Ordinal)))
        {
            string? name = oldName?.GetValue<string>();
            foreach (JsonObject referring in store.GetCollection(reference.ReferringCollection).OfType<JsonObject>()
                .Where(referring => string.Equals(referring[reference.Field]!.GetValue<string>(), name, StringComparison.OrdinalIgnoreCase)))
            {
                referring[reference.Field] = newName?.GetValue<string>() ?? reference.ValueAfterRemoval;
            }
        }
    }

    /// <summary>Clears all references to an object that was removed: ids become 0, and arrays lose the id.</summary>
    public static void ClearReferences(DocumentStore store, LiveChatContract contract, string collection, long id)
    {
        foreach (Reference reference in store.Documents
            .SelectMany(document => Reference.FindAll(document.Node, document.Format, contract))
            .Where(reference => reference.Id == id && string.Equals(reference.Collection, collection, StringComparison.Ordinal))
            .ToArray())
        {
            reference.Clear();
        }
    }
}
