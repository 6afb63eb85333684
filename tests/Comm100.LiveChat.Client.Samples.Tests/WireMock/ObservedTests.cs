using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Samples.Tests.WireMock;

/// <summary>Every typed call, and an enumeration, with responses in the observed style.</summary>
public sealed class ObservedTests(ObservedServer exported) : IClassFixture<ObservedServer>
{
    public static TheoryData<string> OperationIds => OperationTests.OperationIds;

    [Theory]
    [MemberData(nameof(OperationIds))]
    public async Task A_typed_call_gets_the_response_of_its_operation(string operationId)
    {
        using var client = new LiveChatClient(exported.CreateOptions());
        ContractOperation operation = ApiContract.Operations.Single(known => known.Id == operationId);
        JsonNode? body = operation.Body is null ? null : ApiContract.DocumentOf(operation.Body);

        object? result = await ApiSurface.CallAsync(client, operationId, [.. TypedCalls.Arguments(operationId, body)]);

        (result is null).Should().Be(operation.Response is null);
        exported.GetLastMapping().Should().StartWith(operationId);
    }

    [Fact]
    public async Task Enumeration_returns_the_items_of_all_pages()
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
