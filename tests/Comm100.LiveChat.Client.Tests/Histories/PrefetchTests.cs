namespace Comm100.LiveChat.Client.Tests.Histories;

/// <summary>Prefetched pages, failures in them, and enumerations that are abandoned.</summary>
public sealed class PrefetchTests() : PagedHistoryTest(s_all)
{
    private static readonly List<string> s_all = HistoryTestData.Numbers(1, 6);

    [Fact]
    public async Task The_next_page_is_requested_while_the_caller_processes_the_first_item()
    {
        await using IAsyncEnumerator<Chat> enumeration = CreatePager(pagesAhead: 1).GetAsyncEnumerator();
        Server.Requests.Should().BeEmpty("nothing is requested before the first item");

        (await enumeration.MoveNextAsync()).Should().BeTrue();
        await Server.WaitForRequestsAsync(2);

        Server.Requests.Select(request => request.Index).Should().Equal(0, 1);
        (await enumeration.MoveNextAsync()).Should().BeTrue();
        Server.Requests.Should().HaveCount(2, "only one page is prefetched");
        (await enumeration.MoveNextAsync()).Should().BeTrue();
        enumeration.Current.Id!.Value.Text.Should().Be("3");
        await Server.WaitForRequestsAsync(3);
    }

    [Fact]
    public async Task Without_pages_ahead_a_page_is_requested_when_its_first_item_is_requested()
    {
        List<int> seen = [];
        await foreach (Chat _ in CreatePager(pagesAhead: 0))
        {
            seen.Add(Server.Requests.Count);
        }

        seen.Should().Equal(1, 1, 2, 2, 3, 3);
    }

    [Fact]
    public async Task Items_and_pages_are_returned_in_order_with_one_page_ahead()
    {
        (await CreatePager(pagesAhead: 1).ToIdsAsync()).Should().Equal(s_all);
        (await CreatePager(pagesAhead: 1).AsPages().ToListAsync()).Select(page => (page.Index, page.Items.Count, page.HasNext)).Should().Equal((0, 2, true), (1, 2, true), (2, 2, false));
        Server.Requests.Select(request => request.Index).Should().Equal(0, 1, 2, 0, 1, 2);
    }

    [Fact]
    public async Task No_page_is_requested_after_the_last_page()
    {
        Server.Respond = request => Task.FromResult<string?>(HistoryTestData.Page(s_all.Skip(request.Index * 2).Take(2), request.Index == 0 ? "more" : "", 4));

        (await CreatePager(pagesAhead: 1).ToIdsAsync()).Should().Equal("1", "2", "3", "4");
        Server.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Breaking_out_of_the_loop_cancels_the_pending_request(bool isByPages)
    {
        HangAt(1);
        if (isByPages)
        {
            await foreach (LiveChatPage<Chat> _ in CreatePager(pagesAhead: 1).AsPages())
            {
                await Server.WaitForRequestsAsync(2);
                break;
            }
        }
        else
        {
            await foreach (Chat _ in CreatePager(pagesAhead: 1))
            {
                await Server.WaitForRequestsAsync(2);
                break;
            }
        }

        await Server.Requests[1].Aborted.OrFail();
        Server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_exception_in_the_loop_cancels_the_pending_request()
    {
        HangAt(1);
        Func<Task> enumeration = async () =>
        {
            await foreach (Chat _ in CreatePager(pagesAhead: 1))
            {
                await Server.WaitForRequestsAsync(2);
                throw new InvalidTimeZoneException("the caller's");
            }
        };

        await enumeration.Should().ThrowAsync<InvalidTimeZoneException>();
        await Server.Requests[1].Aborted.OrFail();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public async Task A_failed_page_throws_when_the_enumeration_reaches_it(int pagesAhead)
    {
        Server.Respond = request => Task.FromResult(request.Index == 1 ? null : HistoryTestData.PageOf(s_all, request));
        await using IAsyncEnumerator<Chat> enumeration = CreatePager(pagesAhead).GetAsyncEnumerator();

        (await enumeration.MoveNextAsync()).Should().BeTrue();
        if (pagesAhead > 0)
        {
            await Server.WaitForRequestsAsync(2);
        }

        (await enumeration.MoveNextAsync()).Should().BeTrue("the items of the previous page are returned first");
        (await FluentActions.Awaiting(async () => await enumeration.MoveNextAsync()).Should().ThrowAsync<LiveChatPermissionException>())
            .Which.OperationId.Should().Be("Chats.list");
        Server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_failure_of_a_page_that_is_never_reached_is_not_thrown()
    {
        Server.Respond = request => Task.FromResult(request.Index == 1 ? null : HistoryTestData.PageOf(s_all, request));

        Func<Task> enumeration = async () =>
        {
            await foreach (Chat _ in CreatePager(pagesAhead: 1))
            {
                await Server.WaitForRequestsAsync(2);
                break;
            }
        };

        await enumeration.Should().NotThrowAsync();
    }

    [Fact]
    public async Task The_cursor_of_the_previous_page_continues_the_enumeration_after_a_failure()
    {
        Server.Respond = request => Task.FromResult(request.Index == 1 && Server.Requests.Count <= 2 ? null : HistoryTestData.PageOf(s_all, request));
        List<string> ids = [];
        string cursor = "";
        Func<Task> enumeration = async () =>
        {
            await foreach (LiveChatPage<Chat> page in CreatePager(pagesAhead: 1).AsPages())
            {
                ids.AddRange(page.Ids());
                cursor = page.Cursor;
            }
        };
        await enumeration.Should().ThrowAsync<LiveChatPermissionException>();

        ids.AddRange(await Client.Chats.ListAsync(CreateQuery(), new LiveChatPagingOptions { Cursor = cursor, MaxPagesAhead = 1 }).ToIdsAsync());

        ids.Should().Equal(s_all);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(0, 2)]
    public async Task Canceling_during_a_request_throws_with_the_cancellation_token_of_the_caller(int pagesAhead, int hangingIndex)
    {
        HangAt(hangingIndex);
        using var source = new CancellationTokenSource();
        List<string> ids = [];
        Func<Task> enumeration = async () =>
        {
            await foreach (Chat chat in CreatePager(pagesAhead).WithCancellation(source.Token))
            {
                ids.Add(chat.Id!.Value.Text);
            }
        };
        Task running = enumeration();
        await Server.WaitForRequestsAsync(hangingIndex + 1);
        if (pagesAhead == 0)
        {
            ids.Should().HaveCount(hangingIndex * 2);
        }

        await source.CancelAsync();

        (await FluentActions.Awaiting(() => running.OrFail()).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);
        await Server.Requests[hangingIndex].Aborted.OrFail();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Canceling_between_items_throws_with_the_callers_token_and_cancels_the_pending_request(bool isByPages)
    {
        HangAt(1);
        using var source = new CancellationTokenSource();
        int returned = 0;
        Func<Task> enumeration = isByPages ? ByPages : ByItems;

        (await enumeration.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);

        returned.Should().Be(1);
        await Server.Requests[1].Aborted.OrFail();

        async Task ByItems()
        {
            await foreach (Chat _ in CreatePager(pagesAhead: 1).WithCancellation(source.Token))
            {
                returned++;
                await Server.WaitForRequestsAsync(2);
                await source.CancelAsync();
            }
        }

        async Task ByPages()
        {
            await foreach (LiveChatPage<Chat> _ in CreatePager(pagesAhead: 1).AsPages(source.Token))
            {
                returned++;
                await Server.WaitForRequestsAsync(2);
                await source.CancelAsync();
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public async Task An_enumeration_with_a_canceled_token_sends_no_request(int pagesAhead)
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        (await FluentActions.Awaiting(() => CreatePager(pagesAhead).ToListAsync(source.Token)).Should().ThrowAsync<OperationCanceledException>())
            .Which.CancellationToken.Should().Be(source.Token);
        Server.Requests.Should().BeEmpty();
    }

    private void HangAt(int index) => Server.Respond = request => request.Index == index ? request.HangAsync() : Task.FromResult<string?>(HistoryTestData.PageOf(s_all, request));
}
