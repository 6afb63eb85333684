namespace Comm100.LiveChat.Client.Tests.Histories;

/// <summary>An enumeration recognizes duplicates by their ids, and remembers only the last 1,000: its memory does not grow with the history.</summary>
public sealed class RecentItemsTests
{
    private const int PageSize = 100;

    [Theory]
    [InlineData(900, false)]
    [InlineData(1100, true)]
    public async Task An_item_that_comes_again_is_left_out_as_long_as_it_is_remembered(int later, bool isGivenAgain)
    {
        List<string> all = HistoryTestData.Numbers(1, 1500);

        // The item that stood in the middle of the first page comes once more.
        all.Insert(PageSize / 2 + later, "50");
        await using HistoryServer server = await HistoryServer.StartAsync(request => HistoryTestData.PageOf(all, request));
        using LiveChatClient client = server.CreateClient();
        ChatQuery query = Queries.Month;
        query.PageSize = PageSize;

        List<string> ids = await client.Chats.ListAsync(query).ToIdsAsync();

        ids.Count(id => id == "50").Should().Be(isGivenAgain ? 2 : 1);
        ids.Distinct().Should().Equal(HistoryTestData.Numbers(1, 1500));
    }
}
