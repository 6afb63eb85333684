using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Responses;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>An id in a document that refers to an object of a collection.</summary>
/// <param name="Collection">The collection, such as <c>departments</c>.</param>
/// <param name="Id">The id, never 0.</param>
/// <param name="Clear">Removes the id from the document.</param>
internal sealed record Reference(string Collection, long Id, Action Clear)
{
    /// <summary>Finds all references in a document, including nested objects and arrays.</summary>
    public static IEnumerable<Reference> FindAll(JsonNode document, ContractFormat format, LiveChatContract contract) => document is JsonArray array
        ? array.OfType<JsonObject>().SelectMany(item => FindAll(item, format, contract))
        : format.Fields.SelectMany(field => FindInField((JsonObject)document, format, field, contract));

    /// <summary>Throws if a document refers to an object that does not exist.</summary>
    public static void Validate(JsonNode document, ContractFormat format, LiveChatContract contract, DocumentStore store)
    {
        foreach (Reference reference in FindAll(document, format, contract))
        {
            if (!store.GetCollection(reference.Collection).Any(item => DocumentStore.GetId((JsonObject)item!) == reference.Id))
            {
                throw ServiceErrors.ObjectNotFound(store.GetDisplayName(reference.Collection), reference.Id.ToString(CultureInfo.InvariantCulture));
            }
        }
    }

    private static IEnumerable<Reference> FindInField(JsonObject document, ContractFormat format, ContractField field, LiveChatContract contract)
    {
        (JsonObject? parent, string name) = FindParent(document, field.Path);
        JsonNode? value = parent?[name];
        if (value is null)
        {
            return [];
        }

        string fullPath = $"{format.Name}.{field.Path}";
        if (string.Equals(fullPath, ResourceRules.RecipientsField, StringComparison.Ordinal))
        {
            return FindInRecipients(parent!, name);
        }

        if (ResourceRules.References.TryGetValue(fullPath, out string? collection))
        {
            return value is JsonArray ids ? FindInArray(ids, collection) : FindInNumber(document, parent!, name, collection, string.Equals(fullPath, ResourceRules.OwnerReference, StringComparison.Ordinal));
        }

        if (ResourceRules.TargetReferences.TryGetValue(fullPath, out string? kindPath))
        {
            (JsonObject? kindParent, string kindName) = FindParent(document, kindPath);
            string kind = kindParent?[kindName]?.GetValue<string>() ?? "";
            return kind.Length == 0 ? [] : FindInNumber(document, parent!, name, kind.Equals("agent", StringComparison.OrdinalIgnoreCase) ? ResourceRules.AgentCollection : ResourceRules.DepartmentCollection, isOwner: false);
        }

        return value is JsonObject or JsonArray && contract.FindFormat(field) is { } innerFormat ? FindAll(value, innerFormat, contract) : [];
    }

    private static IEnumerable<Reference> FindInNumber(JsonObject document, JsonObject parent, string name, string collection, bool isOwner)
    {
        // The element has no meaning without the object it belongs to.
        Action clear = isOwner && document.Parent is JsonArray list ? () => list.Remove(document) : () => parent[name] = 0L;
        return GetId(parent[name]) is { } id ? [new Reference(collection, id, clear)] : [];
    }

    private static IEnumerable<Reference> FindInArray(JsonArray ids, string collection) =>
        ids.ToArray().Where(node => GetId(node) is not null).Select(node => new Reference(collection, GetId(node)!.Value, () => ids.Remove(node)));

    private static IEnumerable<Reference> FindInRecipients(JsonObject segment, string name)
    {
        bool isString = segment[name]!.GetValueKind() == JsonValueKind.String;
        if (isString && !segment[name]!.GetValue<string>().TrimStart().StartsWith('{'))
        {
            return [];
        }

        JsonNode recipients = isString ? JsonNode.Parse(segment[name]!.GetValue<string>())! : segment[name]!;
        return recipients.AsObject()
            .Where(property => property.Value is JsonArray && property.Key.ToUpperInvariant() is "AGENTS" or "DEPARTMENTS")
            .SelectMany(property => FindInArray((JsonArray)property.Value!, property.Key.ToLowerInvariant()))
            .Select(reference => reference with
            {
                Clear = () =>
                {
                    reference.Clear();
                    if (isString)
                    {
                        segment[name] = recipients.ToJsonString();
                    }
                },
            });
    }

    private static (JsonObject? Parent, string Name) FindParent(JsonObject document, string path)
    {
        string[] names = path.Split('.');
        return (names[..^1].Aggregate((JsonObject?)document, (current, name) => current?[name] as JsonObject), names[^1]);
    }

    private static long? GetId(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.GetValue<long>() is var id and not 0 ? id : null;
}
