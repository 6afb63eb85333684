using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.WireMock.Tests;

/// <summary>Every typed call, and a walk, against answers as running services were seen to write them.</summary>
public sealed class ObservedTests(ObservedServer exported) : IClassFixture<ObservedServer>
{
    public static TheoryData<string> OperationIds => OperationTests.OperationIds;

    [Theory]
    [MemberData(nameof(OperationIds))]
    public async Task A_typed_call_is_answered_by_the_mapping_of_its_operation(string operationId)
    {
        using var client = new LiveChatClient(exported.CreateOptions());
        ContractOperation operation = ApiContract.Operations.Single(known => known.Id == operationId);
        JsonNode? body = operation.Body is null ? null : ApiContract.DocumentOf(operation.Body);

        object? result = await ApiSurface.CallAsync(client, operationId, [.. TypedCalls.Arguments(operationId, body)]);

        (result is null).Should().Be(operation.Response is null);
        exported.LastMapping().Should().StartWith(operationId);
    }

    [Fact]
    public async Task A_walk_goes_over_all_pages()
    {
        using var client = new LiveChatClient(exported.CreateOptions());
        var ids = new List<ChatId?>();
        await foreach (Chat chat in client.Chats.ListAsync(new ChatQuery(Queries.Month.TimeFrom!.Value, Queries.Month.TimeTo!.Value)))
        {
            ids.Add(chat.Id);
        }

        ids.Should().HaveCount(240).And.OnlyHaveUniqueItems();
    }
}
