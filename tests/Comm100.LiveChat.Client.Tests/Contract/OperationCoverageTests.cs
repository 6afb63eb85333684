using System.Text.RegularExpressions;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>Compares the catalogue with the API document.</summary>
public sealed partial class OperationCoverageTests
{
    [Fact]
    public void Every_operation_of_the_document_has_a_method() =>
        ApiContract.Operations.Select(operation => operation.Id).Except(LiveChatOperations.All.Select(operation => operation.Id))
            .Should().BeEmpty("each of these operations of contract/livechat-v1.json needs a method in the interface of its group");

    [Fact]
    public void Every_operation_of_the_catalogue_matches_the_document() =>
        LiveChatOperations.All.Select(Describe).Should().BeSubsetOf(
            ApiContract.Operations.Select(operation => $"{operation.Id} {operation.Method} {RemovePlaceholderNames(operation.Route)} [{operation.Permission}]"));

    [Fact]
    public void The_catalogue_contains_each_operation_once_in_ordinal_order() =>
        LiveChatOperations.All.Select(operation => operation.Id).Should().OnlyHaveUniqueItems().And.BeInAscendingOrder(StringComparer.Ordinal);

    [Fact]
    public void The_catalogue_states_which_operations_are_safe_and_idempotent()
    {
        LiveChatOperations.Bans.List.Should().Match<LiveChatOperation>(operation => operation.IsSafe && operation.IsIdempotent);
        LiveChatOperations.Bans.Update.Should().Match<LiveChatOperation>(operation => !operation.IsSafe && operation.IsIdempotent);
        LiveChatOperations.Bans.Delete.Should().Match<LiveChatOperation>(operation => !operation.IsSafe && operation.IsIdempotent);
        LiveChatOperations.Bans.Create.Should().Match<LiveChatOperation>(operation => !operation.IsSafe && !operation.IsIdempotent);
        LiveChatOperations.Bans.Create.ToString().Should().Be("Bans.create (POST /bans)");
    }

    private static string Describe(LiveChatOperation operation) =>
        $"{operation.Id} {operation.Method} {RemovePlaceholderNames(operation.RouteTemplate)} [{operation.Permission}]";

    // The document uses different names for the same placeholder, so the names are ignored.
    private static string RemovePlaceholderNames(string route) => Placeholder().Replace(route, "{}");

    [GeneratedRegex(@"\{\w+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();
}
