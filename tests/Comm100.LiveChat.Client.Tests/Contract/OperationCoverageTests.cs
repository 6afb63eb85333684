using System.Text.RegularExpressions;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>The catalogue against the API document: tighten <see cref="s_groups"/> with each group that lands.</summary>
public sealed partial class OperationCoverageTests
{
    private static readonly string[] s_groups =
    [
        "AgentChats", "Agents", "AgentWrapup", "AutoAllocation", "Bans", "Campaigns", "CannedMessageCategories", "CannedMessages",
        "ChatButton", "Chats", "ChatWindow", "Configs", "ConversionActions", "CustomAwayStatuses", "CustomVariables",
        "Departments", "InstallationCode", "Invitation", "Language", "MissedAndRefusedChats", "OfflineMessageForm",
        "OfflineMessages", "PostChat", "PreChat", "RoutingRules", "SecureForms", "VisitorSegmentations", "VisitorSso", "Webhooks",
    ];

    [Fact]
    public void Exactly_the_operations_of_the_landed_groups_have_methods()
    {
        IEnumerable<string> missing = ApiContract.Operations.Select(operation => operation.Id).Except(LiveChatOperations.All.Select(operation => operation.Id));

        missing.Should().BeEquivalentTo(
            ApiContract.Operations.Where(operation => !s_groups.Contains(operation.Group)).Select(operation => operation.Id),
            "these operations of the document have no method yet; add a group to s_groups when it lands");
    }

    [Fact]
    public void Every_operation_of_the_catalogue_is_one_of_the_document() =>
        LiveChatOperations.All.Select(Describe).Should().BeSubsetOf(
            ApiContract.Operations.Select(operation => $"{operation.Id} {operation.Method} {WithoutNames(operation.Route)} [{operation.Permission}]"));

    [Fact]
    public void The_catalogue_names_each_operation_once() =>
        LiveChatOperations.All.Select(operation => operation.Id).Should().OnlyHaveUniqueItems().And.BeInAscendingOrder(StringComparer.Ordinal);

    [Fact]
    public void The_catalogue_tells_what_may_be_repeated()
    {
        LiveChatOperations.Bans.List.Should().Match<LiveChatOperation>(operation => operation.IsSafe && operation.IsIdempotent);
        LiveChatOperations.Bans.Update.Should().Match<LiveChatOperation>(operation => !operation.IsSafe && operation.IsIdempotent);
        LiveChatOperations.Bans.Delete.Should().Match<LiveChatOperation>(operation => !operation.IsSafe && operation.IsIdempotent);
        LiveChatOperations.Bans.Create.Should().Match<LiveChatOperation>(operation => !operation.IsSafe && !operation.IsIdempotent);
        LiveChatOperations.Bans.Create.ToString().Should().Be("Bans.create (POST /bans)");
    }

    private static string Describe(LiveChatOperation operation) =>
        $"{operation.Id} {operation.Method} {WithoutNames(operation.RouteTemplate)} [{operation.Permission}]";

    // The document names one placeholder in two ways; only its place matters.
    private static string WithoutNames(string route) => Placeholder().Replace(route, "{}");

    [GeneratedRegex(@"\{\w+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
