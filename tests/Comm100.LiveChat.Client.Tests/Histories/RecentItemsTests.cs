namespace Comm100.LiveChat.Client.Tests.Histories;

/// <summary>An enumeration detects duplicates by the last 1,000 ids, so that its memory usage does not grow with the history.</summary>
public sealed class RecentItemsTests
{
    private const int PageSize = 100;

    [Theory]
    [InlineData(900, false)]
    [InlineData(1100, true)]
    public async Task A_duplicate_is_dropped_only_while_its_id_is_remembered(int distance, bool isReturnedAgain)
    {
        List<string> all = HistoryTestData.Numbers(1, 1500);

        // The item in the middle of the first page is repeated.
        all.Insert(PageSize / 2 + distance, "50");
        await using HistoryServer server = await HistoryServer.StartAsync(request => HistoryTestData.PageOf(all, request));
        using LiveChatClient client = server.CreateClient();
        ChatQuery query = Queries.Month;
        query.PageSize = PageSize;

        List<string> ids = await client.Chats.ListAsync(query).ToIdsAsync();

        ids.Count(id => id == "50").Should().Be(isReturnedAgain ? 2 : 1);
        ids.Distinct().Should().Equal(HistoryTestData.Numbers(1, 1500));
    }
}
