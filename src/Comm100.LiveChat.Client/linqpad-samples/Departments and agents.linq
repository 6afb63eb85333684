<Query Kind="Statements">
  <NuGetReference>Comm100.LiveChat.Client</NuGetReference>
  <Namespace>Comm100.LiveChat.Client</Namespace>
</Query>

// This sample only reads.

// LINQPad asks once for each of these values and stores it encrypted. File > Password Manager changes them.
// The address is that of the account's control panel, such as https://hosted.comm100.com.
var address = new Uri(Util.GetPassword("comm100-address"));
var credential = LiveChatCredential.ApiKey(Util.GetPassword("comm100-email"), Util.GetPassword("comm100-api-key"));
using var client = new LiveChatClient(address, credential);

IReadOnlyList<Department> departments = await client.Departments.ListAsync();
departments.Dump("Departments");

// The members of a department are ids. The live-chat data of an agent is read by the id.
var agents = new List<Agent>();
foreach (long id in departments.SelectMany(department => department.Agents ?? new List<DepartmentMember>()).Select(member => member.Id?.Number).OfType<long>().Distinct().OrderBy(id => id))
{
    agents.Add(await client.Agents.GetAsync(id));
}

agents
    .Select(agent => new
    {
        agent.Id,
        agent.Status,
        agent.OngoingChats,
        agent.MaxChatsCount,
        Departments = string.Join(", ", departments.Where(department => agent.Departments?.Contains(department.Id.Value) == true).Select(department => department.Name)),
    })
    .Dump("Agents");

agents.GroupBy(agent => agent.Status?.ToString() ?? "unknown")
    .Select(group => new { Status = group.Key, Agents = group.Count() })
    .OrderByDescending(row => row.Agents)
    .Chart(row => row.Status, row => row.Agents, Util.SeriesType.Pie)
    .Dump("Agents by status");
