using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing.State;

/// <summary>Keeps together what says the same in two places, and takes away what points at something removed.</summary>
internal static class ReferentialIntegrity
{
    private const string Agents = "agents";
    private const string Departments = "departments";
    private const string Status = "status";

    /// <summary>An agent is in a department where the department has the agent.</summary>
    public static void JoinMembers(DocumentStore store, string changed, JsonObject item)
    {
        (string others, string list) = string.Equals(changed, Agents, StringComparison.Ordinal) ? (Departments, Agents) : (Agents, Departments);
        long id = DocumentStore.IdOf(item);
        long[] members = [.. item[others]!.AsArray().Select(member => member!.GetValue<long>())];
        foreach (JsonObject other in store.Collection(others).OfType<JsonObject>())
        {
            JsonArray back = other[list]!.AsArray();
            JsonNode? known = back.FirstOrDefault(entry => entry!.GetValue<long>() == id);
            bool isMember = members.Contains(DocumentStore.IdOf(other));
            if (isMember && known is null)
            {
                back.Add(id);
            }
            else if (!isMember && known is not null)
            {
                back.Remove(known);
            }
        }
    }

    /// <summary>Agents whose status has another name now have the new one.</summary>
    public static void RenameStatus(DocumentStore store, string former, string name)
    {
        foreach (JsonObject agent in store.Collection(Agents).OfType<JsonObject>()
            .Where(agent => string.Equals(agent[Status]!.GetValue<string>(), former, StringComparison.OrdinalIgnoreCase)))
        {
            agent[Status] = name;
        }
    }

    /// <summary>Clears every reference to an object that is removed: ids become 0, and lists lose them.</summary>
    public static void Cut(DocumentStore store, LiveChatContract contract, string collection, long id)
    {
        foreach (Reference reference in store.Documents
            .SelectMany(document => Reference.Within(document.Node, document.Format, contract))
            .Where(reference => reference.Id == id && string.Equals(reference.Collection, collection, StringComparison.Ordinal))
            .ToArray())
        {
            reference.Clear();
        }
    }
}
