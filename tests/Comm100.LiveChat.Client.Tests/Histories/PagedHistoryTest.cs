namespace Comm100.LiveChat.Client.Tests.Histories;

/// <summary>A server with a history of pages of two chats, and a client of it.</summary>
/// <param name="all">The ids of all chats.</param>
public abstract class PagedHistoryTest(IReadOnlyList<string> all) : IAsyncLifetime
{
    protected const int PageSize = 2;

    private protected HistoryServer Server { get; private set; } = null!;

    protected LiveChatClient Client { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Server = await HistoryServer.StartAsync(request => HistoryTestData.PageOf(all, request));
        Client = Server.CreateClient();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await Server.DisposeAsync();
    }

    protected static ChatQuery CreateQuery()
    {
        ChatQuery query = Queries.Month;
        query.PageSize = PageSize;
        return query;
    }

    protected LiveChatPager<Chat> CreatePager(int pagesAhead) => Client.Chats.ListAsync(CreateQuery(), new LiveChatPagingOptions { MaxPagesAhead = pagesAhead });
}
