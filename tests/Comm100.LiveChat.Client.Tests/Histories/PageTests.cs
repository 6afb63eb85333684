namespace Comm100.LiveChat.Client.Tests.Histories;

/// <summary>Single pages, and the requests for the next and the previous page.</summary>
public sealed class PageTests : ClientTest
{
    [Theory]
    [InlineData(0, 100, false, true)]
    [InlineData(1, 100, true, true)]
    [InlineData(2, 40, true, false)]
    [InlineData(9, 0, true, false)]
    public async Task A_page_reports_Index_Total_HasPrevious_and_HasNext(int index, int count, bool hasPrevious, bool hasNext)
    {
        LiveChatPage<Chat> page = await Pager().GetPageAsync(index);

        page.Should().BeEquivalentTo(new { Index = index, Total = 240L, HasPrevious = hasPrevious, HasNext = hasNext });
        page.Items.Should().HaveCount(count);
        LastRequest.Query["pageIndex"].Should().Equal(index.ToString(System.Globalization.CultureInfo.InvariantCulture));
        LastRequest.Query["pageSize"].Should().Equal("100");
    }

    [Fact]
    public async Task Pages_can_be_enumerated_forward_and_backward()
    {
        LiveChatPager<Chat> pager = Pager(pageSize: 40);
        List<List<string>> forward = [], backward = [];
        LiveChatPage<Chat>? last = null;
        for (LiveChatPage<Chat>? page = await pager.GetPageAsync(0); page is not null; page = await pager.GetNextPageAsync(page))
        {
            forward.Add([.. page.Ids()]);
            last = page;
        }

        for (LiveChatPage<Chat>? page = last; page is not null; page = await pager.GetPreviousPageAsync(page))
        {
            backward.Insert(0, [.. page.Ids()]);
        }

        forward.Select(page => page.Count).Should().Equal(40, 40, 40, 40, 40, 40);
        backward.Should().BeEquivalentTo(forward, options => options.WithStrictOrdering());
        Fake.Requests.Should().HaveCount(11, "no request is sent if there is no previous or next page");
    }

    [Fact]
    public async Task The_total_is_set_by_the_first_page_and_updated_by_later_pages()
    {
        LiveChatPager<Chat> pager = Pager();
        pager.Total.Should().BeNull();

        await foreach (Chat _ in pager)
        {
            break;
        }

        pager.Total.Should().Be(240);
        Fake.Requests.Should().ContainSingle();
        Respond("Chats.list", 200, HistoryTestData.Page(["1"], "", 241));
        await pager.GetPageAsync(0);
        pager.Total.Should().Be(241);
        Respond("Chats.list", 200, HistoryTestData.Page(["1"], ""));
        (await pager.GetPageAsync(0)).Total.Should().BeNull();
        pager.Total.Should().Be(241, "a page without a total does not clear it");
    }

    [Theory]
    [InlineData(-5, null)]
    [InlineData(0, 0L)]
    public async Task A_total_below_zero_is_null(int total, long? expected)
    {
        Respond("Chats.list", 200, FormattableString.Invariant($$"""{"total":{{total}},"chats":[]}"""));

        (await Pager().GetPageAsync(0)).Total.Should().Be(expected);
    }

    [Theory]
    [InlineData(0, "http://other.example.com/api/v2.0/livechat/chats?pageIndex=0", false)]
    [InlineData(0, "http://other.example.com/api/v2.0/livechat/chats", false)]
    [InlineData(0, "", false)]
    [InlineData(0, null, false)]
    [InlineData(0, "?pageIndex=-1", false)]
    [InlineData(0, "?pageIndex=3", false)]
    [InlineData(2, "?pageIndex=1&keywords=other", true, 1)]
    [InlineData(2, "garbage", true, 1)]
    [InlineData(2, "?pageIndex=2", false)]
    [InlineData(2, "?pageIndex=3", false)]
    [InlineData(2, "", false)]
    public async Task A_previous_link_is_not_followed_and_shows_only_whether_there_is_a_previous_page(int index, string? link, bool hasPrevious, int? previous = null)
    {
        Respond("Chats.list", 200, HistoryTestData.Page(["1"], "", 240, link));
        LiveChatPager<Chat> pager = Pager();

        LiveChatPage<Chat> page = await pager.GetPageAsync(index);
        page.HasPrevious.Should().Be(hasPrevious);
        Fake.Requests.Clear();
        int? receivedIndex = (await pager.GetPreviousPageAsync(page))?.Index;

        receivedIndex.Should().Be(previous);
        Fake.Requests.Select(request => (request.Path, request.Query["pageIndex"][0])).Should().Equal(hasPrevious ? [(HistoryTestData.Path, "1")] : []);
    }

    [Theory]
    [InlineData("http://169.254.169.254/?pageIndex=3", 3)]
    [InlineData("?pageIndex=3&pageSize=500", 3)]
    [InlineData("garbage", 3)]
    [InlineData("?pageIndex=2", 3)]
    [InlineData("?pageIndex=2", null, 300)]
    [InlineData("?pageIndex=1", null, 300)]
    [InlineData("", 3)]
    [InlineData("", null, 300)]
    [InlineData(null, 3)]
    [InlineData(null, null, 300)]
    [InlineData("", null, -1)]
    [InlineData("?pageIndex=3", 3, -1)]
    public async Task The_next_page_is_requested_only_from_the_service(string? link, int? next, long total = 1000)
    {
        Respond("Chats.list", 200, HistoryTestData.Page(HistoryTestData.Numbers(1, 100), link, total));
        LiveChatPager<Chat> pager = Pager();
        LiveChatPage<Chat> page = await pager.GetPageAsync(2);
        Fake.Requests.Clear();

        int? receivedIndex = (await pager.GetNextPageAsync(page))?.Index;

        receivedIndex.Should().Be(next);
        page.HasNext.Should().Be(next is not null);
        Fake.Requests.Should().HaveCount(next is null ? 0 : 1);
    }

    [Fact]
    public async Task Invalid_arguments_are_rejected_before_a_request_is_sent()
    {
        LiveChatPager<Chat> pager = Pager();

        (await FluentActions.Awaiting(() => pager.GetPageAsync(-1)).Should().ThrowAsync<ArgumentOutOfRangeException>()).WithParameterName("pageIndex");
        (await FluentActions.Awaiting(() => pager.GetNextPageAsync(null!)).Should().ThrowAsync<ArgumentNullException>()).WithParameterName("page");
        (await FluentActions.Awaiting(() => pager.GetPreviousPageAsync(null!)).Should().ThrowAsync<ArgumentNullException>()).WithParameterName("page");
        FluentActions.Invoking(() => Client.Chats.ListAsync(null!)).Should().Throw<ArgumentNullException>().WithParameterName("query");
        FluentActions.Invoking(() => ChatsApiExtensions.ListAsync(null!, Queries.Month)).Should().Throw<ArgumentNullException>().WithParameterName("chats");
        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task GetPageAsync_with_a_canceled_token_sends_no_request()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        (await FluentActions.Awaiting(() => Pager().GetPageAsync(0, source.Token)).Should().ThrowAsync<OperationCanceledException>())
            .Which.CancellationToken.Should().Be(source.Token);
        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Each_enumeration_starts_at_the_first_page()
    {
        LiveChatPager<Chat> pager = Pager();

        (await pager.ToIdsAsync()).Should().Equal(await pager.ToIdsAsync()).And.HaveCount(240);
        Fake.Requests.Should().HaveCount(6);
    }

    [Fact]
    public async Task Offline_messages_missed_chats_and_agent_chats_are_enumerated_completely()
    {
        (DateTimeOffset from, DateTimeOffset to) = (Queries.Month.TimeFrom!.Value, Queries.Month.TimeTo!.Value);

        (await Client.OfflineMessages.ListAsync(new OfflineMessageQuery(from, to) { PageSize = 7 }).ToListAsync()).Select(message => message.Id).Should().OnlyHaveUniqueItems().And.HaveCount(40);
        (await Client.MissedAndRefusedChats.ListAsync(new MissedAndRefusedChatQuery(from, to) { PageSize = 7 }).ToListAsync()).Select(item => item.Chat!.Id).Should().OnlyHaveUniqueItems().And.HaveCount(30);
        (await Client.AgentChats.ListAsync(new AgentChatQuery(from, to)).ToListAsync()).Should().HaveCount(20);
    }

    private LiveChatPager<Chat> Pager(int pageSize = 100)
    {
        ChatQuery query = Queries.Month;
        query.PageSize = pageSize;
        return Client.Chats.ListAsync(query);
    }
}
