namespace Comm100.LiveChat.Client.Tests.Histories;

/// <summary>Prefetched pages, failures in them, and enumerations that are abandoned.</summary>
public sealed class PrefetchTests : IAsyncLifetime
{
    private static readonly List<string> s_all = HistoryTestData.Numbers(1, 6);

    private HistoryServer _server = null!;
    private LiveChatClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await HistoryServer.StartAsync(request => HistoryTestData.PageOf(s_all, request));
        _client = _server.CreateClient();
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task The_next_page_is_under_way_while_the_caller_works_on_the_first_item()
    {
        await using IAsyncEnumerator<Chat> enumeration = Pager(pagesAhead: 1).GetAsyncEnumerator();
        _server.Requests.Should().BeEmpty("nothing is requested before the first item");

        (await enumeration.MoveNextAsync()).Should().BeTrue();
        await _server.RequestsAsync(2);

        _server.Requests.Select(request => request.Index).Should().Equal(0, 1);
        (await enumeration.MoveNextAsync()).Should().BeTrue();
        _server.Requests.Should().HaveCount(2, "only one page is prefetched");
        (await enumeration.MoveNextAsync()).Should().BeTrue();
        enumeration.Current.Id!.Value.Text.Should().Be("3");
        await _server.RequestsAsync(3);
    }

    [Fact]
    public async Task Without_the_option_a_page_is_requested_with_its_first_item()
    {
        List<int> seen = [];
        await foreach (Chat _ in Pager(pagesAhead: 0))
        {
            seen.Add(_server.Requests.Count);
        }

        seen.Should().Equal(1, 1, 2, 2, 3, 3);
    }

    [Fact]
    public async Task Pages_come_the_same_with_and_without()
    {
        (await Pager(pagesAhead: 1).ToIdsAsync()).Should().Equal(s_all);
        (await Pager(pagesAhead: 1).AsPages().ToListAsync()).Select(page => (page.Index, page.Items.Count, page.HasNext)).Should().Equal((0, 2, true), (1, 2, true), (2, 2, false));
        _server.Requests.Select(request => request.Index).Should().Equal(0, 1, 2, 0, 1, 2);
    }

    [Fact]
    public async Task No_page_is_requested_before_the_last_one()
    {
        _server.Respond = request => Task.FromResult<string?>(HistoryTestData.Page(s_all.Skip(request.Index * 2).Take(2), request.Index == 0 ? "more" : "", 4));

        (await Pager(pagesAhead: 1).ToIdsAsync()).Should().Equal("1", "2", "3", "4");
        _server.Requests.Should().HaveCount(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Breaking_out_of_the_loop_cancels_the_request_in_flight(bool isByPages)
    {
        HangAt(1);
        if (isByPages)
        {
            await foreach (LiveChatPage<Chat> _ in Pager(pagesAhead: 1).AsPages())
            {
                await _server.RequestsAsync(2);
                break;
            }
        }
        else
        {
            await foreach (Chat _ in Pager(pagesAhead: 1))
            {
                await _server.RequestsAsync(2);
                break;
            }
        }

        await _server.Requests[1].Aborted.OrFail();
        _server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_exception_of_the_caller_cancels_the_request_in_flight()
    {
        HangAt(1);
        Func<Task> enumeration = async () =>
        {
            await foreach (Chat _ in Pager(pagesAhead: 1))
            {
                await _server.RequestsAsync(2);
                throw new InvalidTimeZoneException("the caller's");
            }
        };

        await enumeration.Should().ThrowAsync<InvalidTimeZoneException>();
        await _server.Requests[1].Aborted.OrFail();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public async Task A_failed_page_throws_when_the_enumeration_reaches_it(int pagesAhead)
    {
        _server.Respond = request => Task.FromResult(request.Index == 1 ? null : HistoryTestData.PageOf(s_all, request));
        await using IAsyncEnumerator<Chat> enumeration = Pager(pagesAhead).GetAsyncEnumerator();

        (await enumeration.MoveNextAsync()).Should().BeTrue();
        if (pagesAhead > 0)
        {
            await _server.RequestsAsync(2);
        }

        (await enumeration.MoveNextAsync()).Should().BeTrue("the items of the page before are given first");
        (await FluentActions.Awaiting(async () => await enumeration.MoveNextAsync()).Should().ThrowAsync<LiveChatPermissionException>())
            .Which.OperationId.Should().Be("Chats.list");
        _server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_page_that_fails_and_is_never_due_troubles_no_one()
    {
        _server.Respond = request => Task.FromResult(request.Index == 1 ? null : HistoryTestData.PageOf(s_all, request));

        Func<Task> enumeration = async () =>
        {
            await foreach (Chat _ in Pager(pagesAhead: 1))
            {
                await _server.RequestsAsync(2);
                break;
            }
        };

        await enumeration.Should().NotThrowAsync();
    }

    [Fact]
    public async Task After_a_failure_the_cursor_of_the_previous_page_continues()
    {
        _server.Respond = request => Task.FromResult(request.Index == 1 && _server.Requests.Count <= 2 ? null : HistoryTestData.PageOf(s_all, request));
        List<string> ids = [];
        string cursor = "";
        Func<Task> enumeration = async () =>
        {
            await foreach (LiveChatPage<Chat> page in Pager(pagesAhead: 1).AsPages())
            {
                ids.AddRange(page.Ids());
                cursor = page.Cursor;
            }
        };
        await enumeration.Should().ThrowAsync<LiveChatPermissionException>();

        ids.AddRange(await _client.Chats.ListAsync(Query(), new LiveChatPagingOptions { Cursor = cursor, MaxPagesAhead = 1 }).ToIdsAsync());

        ids.Should().Equal(s_all);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 1)]
    [InlineData(1, 2)]
    [InlineData(0, 0)]
    [InlineData(0, 1)]
    [InlineData(0, 2)]
    public async Task A_call_that_is_canceled_during_a_request_ends_with_the_callers_token(int pagesAhead, int hangs)
    {
        HangAt(hangs);
        using var source = new CancellationTokenSource();
        List<string> ids = [];
        Func<Task> enumeration = async () =>
        {
            await foreach (Chat chat in Pager(pagesAhead).WithCancellation(source.Token))
            {
                ids.Add(chat.Id!.Value.Text);
            }
        };
        Task running = enumeration();
        await _server.RequestsAsync(hangs + 1);
        if (pagesAhead == 0)
        {
            ids.Should().HaveCount(hangs * 2);
        }

        await source.CancelAsync();

        (await FluentActions.Awaiting(() => running.OrFail()).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);
        await _server.Requests[hangs].Aborted.OrFail();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Cancelling_between_items_ends_with_the_callers_token_and_cancels_the_request_in_flight(bool isByPages)
    {
        HangAt(1);
        using var source = new CancellationTokenSource();
        int given = 0;
        Func<Task> enumeration = isByPages ? ByPages : ByItems;

        (await enumeration.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);

        given.Should().Be(1);
        await _server.Requests[1].Aborted.OrFail();

        async Task ByItems()
        {
            await foreach (Chat _ in Pager(pagesAhead: 1).WithCancellation(source.Token))
            {
                given++;
                await _server.RequestsAsync(2);
                await source.CancelAsync();
            }
        }

        async Task ByPages()
        {
            await foreach (LiveChatPage<Chat> _ in Pager(pagesAhead: 1).AsPages(source.Token))
            {
                given++;
                await _server.RequestsAsync(2);
                await source.CancelAsync();
            }
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0)]
    public async Task A_canceled_enumeration_sends_nothing(int pagesAhead)
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        (await FluentActions.Awaiting(() => Pager(pagesAhead).ToListAsync(source.Token)).Should().ThrowAsync<OperationCanceledException>())
            .Which.CancellationToken.Should().Be(source.Token);
        _server.Requests.Should().BeEmpty();
    }

    private static ChatQuery Query()
    {
        ChatQuery query = Queries.Month;
        query.PageSize = 2;
        return query;
    }

    private LiveChatPager<Chat> Pager(int pagesAhead) => _client.Chats.ListAsync(Query(), new LiveChatPagingOptions { MaxPagesAhead = pagesAhead });

    private void HangAt(int index) => _server.Respond = request => request.Index == index ? request.HangAsync() : Task.FromResult<string?>(HistoryTestData.PageOf(s_all, request));
}
