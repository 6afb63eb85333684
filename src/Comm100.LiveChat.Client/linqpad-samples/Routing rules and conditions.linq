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

Dictionary<long?, string> departments = (await client.Departments.ListAsync()).ToDictionary(department => department.Id, department => department.Name);

foreach (Campaign campaign in await client.Campaigns.ListAsync())
{
    RoutingRules routing = await client.RoutingRules.GetAsync(campaign.Id.Value);
    new { routing.IsEnable, routing.Type, routing.FailType, routing.Fail }.Dump("Routing of the campaign " + campaign.Name);

    IEnumerable<CustomRule> rules = routing.Rules ?? new List<CustomRule>();
    rules.OrderBy(rule => rule.Order)
        .Select(rule => new
        {
            rule.Order,
            rule.Name,
            rule.IsEnable,
            If = Describe(rule.Conditions),
            RouteTo = rule.RouteToObject == RouteTarget.Department && departments.TryGetValue(rule.RouteToId, out string name) ? "department " + name : rule.RouteToObject + " " + rule.RouteToId,
            rule.RoutePriority,
        })
        .Dump("Rules of the campaign " + campaign.Name);
}

// A condition has a number, and the expression combines the numbers.
string Describe(Conditions conditions)
{
    if (conditions?.List == null || conditions.List.Count == 0)
    {
        return "always";
    }

    string list = string.Join("; ", conditions.List.Select(condition => $"{condition.Number}: {condition.Field} {condition.Operator} '{condition.Value}'"));
    return conditions.When == ConditionsWhen.LogicalExpression ? $"{conditions.LogicalExpression}, where {list}" : $"{conditions.When} of {list}";
}
