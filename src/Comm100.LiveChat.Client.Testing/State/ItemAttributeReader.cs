using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Histories;
using Comm100.LiveChat.Client.Testing.Seeding;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>What an added item of a history belongs to: as its members named like the query's parameters say, or else as its names of
/// departments, agents and wrap-up categories say. What neither says is 0, which no filter finds.</summary>
internal sealed class ItemAttributeReader
{
    private readonly DocumentStore _store;
    private readonly SeedNames _world;

    public ItemAttributeReader(DocumentStore store, int seed)
    {
        _store = store;
        _world = new SeedNames(seed);
    }

    public ItemAttributes Of(JsonObject item)
    {
        JsonObject chat = item["chat"] as JsonObject ?? item;
        return new ItemAttributes(
            CampaignId: Number(item, chat, "campaignId") ?? 0,
            DepartmentId: Number(item, chat, "departmentId") ?? DepartmentNamed(AddedItem.TextOf(chat["department"])),
            AgentIds: Number(item, chat, "agentId") is { } agent ? [agent] : [.. AgentsOf(chat)],
            CategoryId: Number(item, chat, "categoryId") ?? PlaceIn(_world.Categories, AddedItem.TextOf((chat["wrapup"] as JsonObject)?["category"])),
            SegmentationId: Number(item, chat, "visitorSegmentation") ?? 0,
            Type: AddedItem.TextOf(item["type"]));
    }

    private static int? Number(JsonObject item, JsonObject chat, string member) =>
        (item[member] ?? chat[member]) is JsonValue value && value.TryGetValue(out int number) ? number : null;

    private static int PlaceIn(IReadOnlyList<string> names, string name) =>
        names.Select((candidate, index) => string.Equals(candidate, name, StringComparison.OrdinalIgnoreCase) ? index + 1 : 0).Max();

    private int DepartmentNamed(string name) => (int)(_store.Collection("departments").OfType<JsonObject>()
        .Where(department => name.Length > 0 && string.Equals(AddedItem.TextOf(department["name"]), name, StringComparison.OrdinalIgnoreCase))
        .Select(department => (long?)DocumentStore.IdOf(department))
        .FirstOrDefault() ?? 0);

    private IEnumerable<int> AgentsOf(JsonObject chat)
    {
        IEnumerable<JsonNode?> agents = chat["agents"] as JsonArray ?? [];
        foreach (JsonNode? agent in agents.Append(chat["agent"]))
        {
            if (agent is JsonObject item && item["id"] is JsonValue value && value.TryGetValue(out int id))
            {
                yield return id;
            }
            else if (PlaceIn(_world.Agents, AddedItem.NameOf(agent)) is > 0 and var place)
            {
                yield return place;
            }
        }
    }
}
