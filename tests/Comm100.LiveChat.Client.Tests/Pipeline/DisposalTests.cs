namespace Comm100.LiveChat.Client.Tests.Pipeline;

public sealed class DisposalTests : ClientTest
{
    [Fact]
    public async Task A_disposed_client_throws_ObjectDisposedException_and_sends_nothing()
    {
        IBansApi bans = Client.Bans;
        Client.Dispose();

        await FluentActions.Awaiting(() => bans.ListAsync()).Should().ThrowExactlyAsync<ObjectDisposedException>();
        await FluentActions.Awaiting(() => bans.DeleteAsync(7)).Should().ThrowExactlyAsync<ObjectDisposedException>();
        await FluentActions.Awaiting(() => Client.Chats.GetAsync(7)).Should().ThrowExactlyAsync<ObjectDisposedException>();
        await FluentActions.Awaiting(() => Client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans"))).Should().ThrowExactlyAsync<ObjectDisposedException>();
        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public void A_client_can_be_disposed_twice()
    {
        Client.Dispose();

        Client.Invoking(client => client.Dispose()).Should().NotThrow();
    }

    [Fact]
    public async Task A_call_in_progress_throws_ObjectDisposedException_when_its_client_is_disposed()
    {
        await using RawServer server = RawServer.Silent();
        using var client = new LiveChatClient(server.CreateOptions());
        Task call = client.Bans.ListAsync();
        await server.FirstRequest.OrFail();

        client.Dispose();

        (await FluentActions.Awaiting(() => call.OrFail()).Should().ThrowExactlyAsync<ObjectDisposedException>())
            .Which.Message.Should().StartWith("The client was disposed while Bans.list");
    }

    [Fact]
    public async Task A_given_HttpClient_is_not_disposed_with_the_client()
    {
        using var httpClient = new HttpClient();
        using var first = new LiveChatClient(CreateOptions(), httpClient);
        first.Dispose();

        await FluentActions.Awaiting(() => first.Bans.ListAsync()).Should().ThrowExactlyAsync<ObjectDisposedException>();
        using var second = new LiveChatClient(CreateOptions(), httpClient);
        await FluentActions.Awaiting(() => second.Bans.ListAsync()).Should().NotThrowAsync();
    }
}
