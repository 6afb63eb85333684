using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Responses;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>An id in a document that stands for an object of a collection.</summary>
/// <param name="Collection">The collection, such as <c>departments</c>.</param>
/// <param name="Id">The id, never 0.</param>
/// <param name="Clear">Accepts the id out of the document.</param>
internal sealed record Reference(string Collection, long Id, Action Clear)
{
    private const string Agents = "agents";
    private const string Departments = "departments";

    private static readonly Dictionary<string, string> s_ids = new(StringComparer.Ordinal)
    {
        ["Agent.departments"] = Departments,
        ["CampaignSsoOptions.campaignId"] = "campaigns",
        ["CannedMessage.categoryId"] = "cannedMessageCategories",
        ["CannedMessageCategory.parentId"] = "cannedMessageCategories",
        ["Department.agents"] = Agents,
        ["Department.backupDepartmentId"] = Departments,
    };

    // An id of an agent or of a department, and the member that says which.
    private static readonly Dictionary<string, string> s_targets = new(StringComparer.Ordinal)
    {
        ["CustomRule.routeToId"] = "routeToObject",
        ["RoutingRules.fail.routeToId"] = "fail.routeTobject",
        ["RoutingRules.simpleRouteToId"] = "simpleRouteToObject",
    };

    /// <summary>Finds all references in a document, also within its objects and arrays.</summary>
    public static IEnumerable<Reference> Within(JsonNode document, ContractFormat format, LiveChatContract contract) => document is JsonArray array
        ? array.OfType<JsonObject>().SelectMany(item => Within(item, format, contract))
        : format.Fields.SelectMany(field => OfField((JsonObject)document, format, field, contract));

    /// <summary>Refuses a document that names what is not there.</summary>
    public static void Check(JsonNode document, ContractFormat format, LiveChatContract contract, DocumentStore store)
    {
        foreach (Reference reference in Within(document, format, contract))
        {
            if (!store.Collection(reference.Collection).Any(item => DocumentStore.IdOf((JsonObject)item!) == reference.Id))
            {
                throw ServiceErrors.ObjectNotFound(store.WordOf(reference.Collection), Text(reference.Id));
            }
        }
    }

    private static IEnumerable<Reference> OfField(JsonObject document, ContractFormat format, ContractField field, LiveChatContract contract)
    {
        (JsonObject? parent, string name) = Place(document, field.Path);
        JsonNode? value = parent?[name];
        if (value is null)
        {
            return [];
        }

        string place = $"{format.Name}.{field.Path}";
        if (place is "VisitorSegmentation.notification")
        {
            return OfNotification(parent!, name);
        }

        if (s_ids.TryGetValue(place, out string? collection))
        {
            return value is JsonArray ids ? OfArray(ids, collection) : OfNumber(document, parent!, name, collection);
        }

        if (s_targets.TryGetValue(place, out string? kindPath))
        {
            (JsonObject? kindParent, string kindName) = Place(document, kindPath);
            string kind = kindParent?[kindName]?.GetValue<string>() ?? "";
            return kind.Length == 0 ? [] : OfNumber(document, parent!, name, kind.Equals("agent", StringComparison.OrdinalIgnoreCase) ? Agents : Departments);
        }

        return value is JsonObject or JsonArray && contract.FindFormat(field) is { } of ? Within(value, of, contract) : [];
    }

    private static IEnumerable<Reference> OfNumber(JsonObject document, JsonObject parent, string name, string collection)
    {
        // The options of a campaign are nothing without it.
        Action clear = document.Parent is JsonArray list && name is "campaignId" ? () => list.Remove(document) : () => parent[name] = 0L;
        return NumberOf(parent[name]) is { } id ? [new Reference(collection, id, clear)] : [];
    }

    private static IEnumerable<Reference> OfArray(JsonArray ids, string collection) =>
        ids.ToArray().Where(node => NumberOf(node) is not null).Select(node => new Reference(collection, NumberOf(node)!.Value, () => ids.Remove(node)));

    private static IEnumerable<Reference> OfNotification(JsonObject segment, string name)
    {
        bool isText = segment[name]!.GetValueKind() == JsonValueKind.String;
        if (isText && !segment[name]!.GetValue<string>().TrimStart().StartsWith('{'))
        {
            return [];
        }

        JsonNode receivers = isText ? JsonNode.Parse(segment[name]!.GetValue<string>())! : segment[name]!;
        return receivers.AsObject()
            .Where(member => member.Value is JsonArray && member.Key.ToUpperInvariant() is "AGENTS" or "DEPARTMENTS")
            .SelectMany(member => OfArray((JsonArray)member.Value!, member.Key.ToLowerInvariant()))
            .Select(reference => reference with
            {
                Clear = () =>
                {
                    reference.Clear();
                    if (isText)
                    {
                        segment[name] = receivers.ToJsonString();
                    }
                },
            });
    }

    private static (JsonObject? Parent, string Name) Place(JsonObject document, string path)
    {
        string[] names = path.Split('.');
        return (names[..^1].Aggregate((JsonObject?)document, (current, name) => current?[name] as JsonObject), names[^1]);
    }

    private static long? NumberOf(JsonNode? node) =>
        node is JsonValue value && value.GetValueKind() == JsonValueKind.Number && value.GetValue<long>() is var id and not 0 ? id : null;

    private static string Text(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
