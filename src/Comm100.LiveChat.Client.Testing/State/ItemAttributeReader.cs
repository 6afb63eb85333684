using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Histories;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>Reads the attributes of an item that is added to a history: from fields with the names of query parameters, or else from the names
/// of its department, agents and wrap-up category. An attribute that is in neither is 0, which no filter matches.</summary>
internal sealed class ItemAttributeReader
{
    private readonly DocumentStore _store;
    private readonly SeedNames _names;

    public ItemAttributeReader(DocumentStore store, int seed)
    {
        _store = store;
        _names = new SeedNames(seed);
    }

    public ItemAttributes Read(JsonObject item)
    {
        JsonObject chat = item["chat"] as JsonObject ?? item;
        return new ItemAttributes(
            CampaignId: FindNumber(item, chat, "campaignId") ?? 0,
            DepartmentId: FindNumber(item, chat, "departmentId") ?? FindDepartmentId(AddedItem.GetString(chat["department"])),
            AgentIds: FindNumber(item, chat, "agentId") is { } agent ? [agent] : [.. FindAgentIds(chat)],
            CategoryId: FindNumber(item, chat, "categoryId") ?? FindOrdinal(_names.Categories, AddedItem.GetString((chat["wrapup"] as JsonObject)?["category"])),
            SegmentationId: FindNumber(item, chat, "visitorSegmentation") ?? 0,
            Type: AddedItem.GetString(item["type"]));
    }

    private static int? FindNumber(JsonObject item, JsonObject chat, string field) =>
        (item[field] ?? chat[field]) is JsonValue value && value.TryGetValue(out int number) ? number : null;

    private static int FindOrdinal(IReadOnlyList<string> names, string name) =>
        names.Select((candidate, index) => string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase) ? index + 1 : 0).Max();

    private int FindDepartmentId(string name) => (int)(_store.GetCollection("departments").OfType<JsonObject>()
        .Where(department => name.Length > 0 && string.Equals(AddedItem.GetString(department["name"]), name, StringComparison.OrdinalIgnoreCase))
        .Select(department => (long?)DocumentStore.GetId(department))
        .FirstOrDefault() ?? 0);

    private IEnumerable<int> FindAgentIds(JsonObject chat)
    {
        IEnumerable<JsonNode?> agents = chat["agents"] as JsonArray ?? [];
        foreach (JsonNode? agent in agents.Append(chat["agent"]))
        {
            if (agent is JsonObject item && item["id"] is JsonValue value && value.TryGetValue(out int id))
            {
                yield return id;
            }
            else if (FindOrdinal(_names.Agents, AddedItem.GetAgentName(agent)) is > 0 and var ordinal)
            {
                yield return ordinal;
            }
        }
    }
}
