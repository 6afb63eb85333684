using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Threading.RateLimiting;
using Comm100.LiveChat.Client.Testing;

namespace Comm100.LiveChat.Client.Tests.Histories;

/// <summary>Pages that are requested ahead: their number, their order, failures, and changes of the history.</summary>
public sealed class PagesAheadTests() : PagedHistoryTest(s_all)
{
    private static readonly List<string> s_all = HistoryTestData.Numbers(1, 20);

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(16)]
    public async Task The_next_pages_are_requested_concurrently_up_to_MaxPagesAhead(int pagesAhead)
    {
        int expected = Math.Min(pagesAhead, 9);
        Server.Respond = request => request.Index == 0 ? Task.FromResult<string?>(HistoryTestData.PageOf(s_all, request)) : request.HangAsync();
        await using IAsyncEnumerator<LiveChatPage<Chat>> pages = CreatePager(pagesAhead).AsPages().GetAsyncEnumerator();

        (await pages.MoveNextAsync()).Should().BeTrue();
        await Server.WaitForRequestsAsync(1 + expected);

        Server.Requests.Select(request => request.Index).Should().BeEquivalentTo(Enumerable.Range(0, 1 + expected), "all requests are sent before the first response, and none after the last page");
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(16)]
    public async Task Pages_are_returned_in_order_regardless_of_the_order_of_the_responses(int pagesAhead)
    {
        // The responses to each group of pages are sent in reverse order.
        List<(HistoryRequest Request, TaskCompletionSource<string?> Response)> pending = [];
        Server.Respond = request =>
        {
            if (request.Index == 0)
            {
                return Task.FromResult<string?>(HistoryTestData.PageOf(s_all, request));
            }

            lock (pending)
            {
                var response = new TaskCompletionSource<string?>(TaskCreationOptions.RunContinuationsAsynchronously);
                pending.Add((request, response));
                int last = Enumerable.Range(1, 9).Last(index => (index - 1) / pagesAhead == (request.Index - 1) / pagesAhead);
                if (pending.Any(item => item.Request.Index == last))
                {
                    foreach (var item in pending.OrderByDescending(item => item.Request.Index))
                    {
                        item.Response.TrySetResult(HistoryTestData.PageOf(s_all, item.Request));
                    }
                }

                return response.Task;
            }
        };
        LiveChatPager<Chat> pager = CreatePager(pagesAhead);

        List<LiveChatPage<Chat>> pages = await pager.AsPages().ToListAsync();

        pages.Select(page => page.Index).Should().Equal(Enumerable.Range(0, 10));
        pages.SelectMany(page => page.Ids()).Should().Equal(s_all);
        Server.Requests.Should().HaveCount(10);
    }

    [Fact]
    public async Task One_more_page_is_requested_after_each_returned_page()
    {
        List<int> excesses = [];
        await using IAsyncEnumerator<LiveChatPage<Chat>> pages = CreatePager(3).AsPages().GetAsyncEnumerator();
        while (await pages.MoveNextAsync())
        {
            int expected = Math.Min(10, pages.Current.Index + 1 + 3);
            await Server.WaitForRequestsAsync(expected);
            excesses.Add(Server.Requests.Count - expected);
        }

        excesses.Should().HaveCount(10).And.OnlyContain(excess => excess == 0);
    }

    [Theory]
    [InlineData("no total")]
    [InlineData("a total that is too small")]
    [InlineData("an empty link below the total")]
    public async Task Without_a_reliable_total_only_one_page_is_requested_ahead(string scenario)
    {
        Server.Respond = request => request.Index > 1
            ? request.HangAsync()
            : Task.FromResult<string?>(HistoryTestData.Page(
                s_all.Skip(request.Index * PageSize).Take(PageSize),
                scenario.StartsWith("an empty", StringComparison.Ordinal) ? "" : HistoryTestData.Link(request.Index + 1),
                scenario switch { "no total" => -1, "a total that is too small" => 1, _ => 20 }));
        await using IAsyncEnumerator<LiveChatPage<Chat>> pages = CreatePager(4).AsPages().GetAsyncEnumerator();

        await pages.MoveNextAsync();
        await pages.MoveNextAsync();
        await Server.WaitForRequestsAsync(3);

        Server.Requests.Select(request => request.Index).Should().Equal(0, 1, 2);
    }

    /// <summary>
    /// A later page is received, then an item arrives, then an earlier page is received. The last item of the earlier page moves to the later page, and the response for
    /// the later page does not contain it.
    /// </summary>
    [Theory]
    [InlineData(true, 0)]
    [InlineData(false, 0)]
    [InlineData(true, 2)]
    [InlineData(true, 3)]
    [InlineData(true, 5)]
    public async Task An_item_that_moves_to_a_page_that_is_already_received_is_not_lost(bool hasCurrentTotal, int position)
    {
        List<string> all = [.. s_all];
        var laterPageIsReceived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Server.Respond = async request =>
        {
            if (request.Index == 1)
            {
                await laterPageIsReceived.Task.OrFail();
            }

            lock (all)
            {
                if (request.Index == 1 && all.Count == s_all.Count)
                {
                    all.Insert(position, "new");
                }

                string page = HistoryTestData.Page(
                    all.Skip(request.Index * PageSize).Take(PageSize),
                    (request.Index + 1) * PageSize < all.Count ? HistoryTestData.Link(request.Index + 1) : "",
                    hasCurrentTotal ? all.Count : s_all.Count);
                if (request.Index == 4)
                {
                    laterPageIsReceived.TrySetResult();
                }

                return page;
            }
        };

        List<string> ids = await CreatePager(4).ToIdsAsync();

        ids.Where(id => id != "new").Should().Equal(s_all);
    }

    [Fact]
    public async Task Pages_of_a_constantly_changing_history_are_not_requested_many_times()
    {
        List<string> all = HistoryTestData.Numbers(1, 200);
        int last = 0;
        Server.Respond = request =>
        {
            lock (all)
            {
                // An item arrives for each page, but not if the page is requested again. Otherwise, canceled requests could add items faster than pages are read.
                if (request.Index > last && last < 60)
                {
                    last = request.Index;
                    all.Insert(0, "new-" + last.ToString(CultureInfo.InvariantCulture));
                }

                return Task.FromResult<string?>(HistoryTestData.PageOf(all, request));
            }
        };

        List<string> ids = await CreatePager(16).ToIdsAsync();

        ids.Should().OnlyHaveUniqueItems().And.Contain(HistoryTestData.Numbers(1, 200));
        Server.Requests.Count.Should().BeLessThan(2 * 130 + 16, "each page is requested at most about twice");
    }

    [Fact]
    public async Task A_failed_page_cancels_the_later_requests_and_the_earlier_pages_are_returned()
    {
        var previousPageIsAllowed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Server.Respond = async request =>
        {
            switch (request.Index)
            {
                case 1:
                    await previousPageIsAllowed.Task.OrFail();
                    break;
                case 2:
                    await Server.WaitForRequestsAsync(5);
                    return null;
                case > 2:
                    return await request.HangAsync();
            }

            return HistoryTestData.PageOf(s_all, request);
        };
        List<string> ids = [];
        string cursor = "";
        Func<Task> enumerate = async () =>
        {
            await foreach (LiveChatPage<Chat> page in CreatePager(4).AsPages())
            {
                ids.AddRange(page.Ids());
                cursor = page.Cursor;
            }
        };
        Task<LiveChatPermissionException> failure = FailAsync(enumerate);

        // The later requests are canceled immediately, although the failure is thrown only after the previous page is returned.
        foreach (int later in (int[])[3, 4])
        {
            await (await GetRequestAsync(later)).Aborted.OrFail();
        }

        previousPageIsAllowed.SetResult();

        (await failure).OperationId.Should().Be("Chats.list");
        ids.Should().Equal(HistoryTestData.Numbers(1, 4));
        Server.Requests.Should().HaveCount(5, "no page is requested after the failure");

        Server.Respond = request => Task.FromResult<string?>(HistoryTestData.PageOf(s_all, request));
        ids.AddRange(await Client.Chats.ListAsync(CreateQuery(), new LiveChatPagingOptions { Cursor = cursor, MaxPagesAhead = 4 }).ToIdsAsync());
        ids.Should().Equal(s_all);

        static async Task<LiveChatPermissionException> FailAsync(Func<Task> enumerate) => (await enumerate.Should().ThrowAsync<LiveChatPermissionException>()).Which;
    }

    /// <summary>The exception has the same values, regardless of which page fails.</summary>
    [Fact]
    public Task A_failure_is_the_same_as_without_pages_ahead() => EachCase.CheckAsync(Enumerable.Range(0, 10), async failing =>
    {
        Server.Respond = request => Task.FromResult(request.Index == failing ? null : HistoryTestData.PageOf(s_all, request));

        var expected = await EnumerateAsync(pagesAhead: 0);
        var actual = await EnumerateAsync(pagesAhead: 4);

        actual.Should().BeEquivalentTo(expected);
        expected.Ids.Should().HaveCount(failing * PageSize);

        async Task<(List<string> Ids, List<string> Cursors, string Message, int Attempts, string? Body)> EnumerateAsync(int pagesAhead)
        {
            List<string> ids = [];
            List<string> cursors = [];
            Func<Task> enumerate = async () =>
            {
                await foreach (LiveChatPage<Chat> page in CreatePager(pagesAhead).AsPages())
                {
                    ids.AddRange(page.Ids());
                    cursors.Add(page.Cursor);
                }
            };
            LiveChatPermissionException failure = (await enumerate.Should().ThrowAsync<LiveChatPermissionException>()).Which;
            return (ids, cursors, failure.Message, failure.Attempts, failure.ResponseBody);
        }
    });

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_end_of_an_enumeration_cancels_the_pending_requests(bool isBreak)
    {
        Server.Respond = request => request.Index == 0 ? Task.FromResult<string?>(HistoryTestData.PageOf(s_all, request)) : request.HangAsync();
        using var source = new CancellationTokenSource();
        Func<Task> enumerate = async () =>
        {
            await foreach (LiveChatPage<Chat> _ in CreatePager(4).AsPages(source.Token))
            {
                await Server.WaitForRequestsAsync(5);
                if (isBreak)
                {
                    break;
                }

                await source.CancelAsync();
            }
        };

        if (isBreak)
        {
            await enumerate();
        }
        else
        {
            (await enumerate.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);
        }

        await Task.WhenAll(Server.Requests.Skip(1).Select(request => request.Aborted)).OrFail();
        Server.Requests.Should().HaveCount(5);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_exception_of_an_abandoned_page_is_observed(bool isDisposed)
    {
        List<Exception> unobserved = [];
        void Add(object? sender, UnobservedTaskExceptionEventArgs e)
        {
            if (e.Exception.Flatten().InnerExceptions.Any(exception => exception is LiveChatException { OperationId: "Chats.list" } or OperationCanceledException))
            {
                lock (unobserved)
                {
                    unobserved.Add(e.Exception);
                }
            }
        }

        TaskScheduler.UnobservedTaskException += Add;
        try
        {
            await AbandonAsync(isDisposed);
            GC.Collect();
            GC.WaitForPendingFinalizers();
            GC.Collect();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Add;
        }

        unobserved.Should().BeEmpty();
    }

    /// <summary>The rate limiter of the client applies to pages ahead, but an enumeration that succeeds without pages ahead also succeeds with them.</summary>
    [Fact]
    public async Task An_enumeration_with_pages_ahead_succeeds_with_a_rate_limiter_without_a_queue()
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 0 });
        using var client = new LiveChatClient(new LiveChatClientOptions
        {
            BaseAddress = Server.BaseAddress,
            Credential = LiveChatCredential.ApiKey("agent@example.com", "key"),
            RateLimiter = limiter,
        });

        (await client.Chats.ListAsync(CreateQuery(), new LiveChatPagingOptions { MaxPagesAhead = 4 }).ToIdsAsync()).Should().Equal(s_all);
    }

    [Fact]
    public async Task Cancellation_ends_an_enumeration_whose_pages_wait_for_the_rate_limiter()
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 100 });
        using var client = new LiveChatClient(new LiveChatClientOptions
        {
            BaseAddress = Server.BaseAddress,
            Credential = LiveChatCredential.ApiKey("agent@example.com", "key"),
            RateLimiter = limiter,
        });
        Server.Respond = request => request.Index == 0 ? Task.FromResult<string?>(HistoryTestData.PageOf(s_all, request)) : request.HangAsync();
        using var source = new CancellationTokenSource();
        Task<List<Chat>> enumeration = client.Chats.ListAsync(CreateQuery(), new LiveChatPagingOptions { MaxPagesAhead = 4 }).ToListAsync(source.Token);
        await Server.WaitForRequestsAsync(2);

        await source.CancelAsync();

        (await FluentActions.Awaiting(() => enumeration.OrFail()).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);
        await Server.Requests[1].Aborted.OrFail();
        Server.Requests.Should().HaveCount(2, "the other pages waited for a permit");
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(17)]
    [InlineData(int.MaxValue)]
    public void A_MaxPagesAhead_that_is_out_of_range_is_rejected(int pagesAhead)
    {
        FluentActions.Invoking(() => CreatePager(pagesAhead)).Should().ThrowExactly<ArgumentException>()
            .WithMessage(FormattableString.Invariant($"MaxPagesAhead must be between 0 and 16, but it is {pagesAhead}.*")).WithParameterName("options");
        Server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task All_lists_return_the_same_number_of_items_with_pages_ahead()
    {
        await using LiveChatFake fake = await Fakes.StartAsync();
        using LiveChatClient client = fake.CreateClient();
        (DateTimeOffset from, DateTimeOffset to) = (Queries.Month.TimeFrom!.Value, Queries.Month.TimeTo!.Value);

        List<int> expected = await CountAsync(pagesAhead: 0);
        (await CountAsync(pagesAhead: 4)).Should().Equal(expected).And.OnlyContain(count => count > 0);

        async Task<List<int>> CountAsync(int pagesAhead)
        {
            var options = new LiveChatPagingOptions { MaxPagesAhead = pagesAhead };
            return
            [
                (await client.Chats.ListAsync(new ChatQuery(from, to) { PageSize = 3 }, options).ToListAsync()).Count,
                (await client.OfflineMessages.ListAsync(new OfflineMessageQuery(from, to) { PageSize = 3 }, options).ToListAsync()).Count,
                (await client.MissedAndRefusedChats.ListAsync(new MissedAndRefusedChatQuery(from, to) { PageSize = 3 }, options).ToListAsync()).Count,
                (await client.AgentChats.ListAsync(new AgentChatQuery(from, to), options).ToListAsync()).Count,
            ];
        }
    }

    // Not inlined, so that nothing keeps the tasks alive.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private async Task AbandonAsync(bool isDisposed)
    {
        // The requests fail before the enumeration ends.
        using var client = new LiveChatClient(
            new LiveChatClientOptions { BaseAddress = Server.BaseAddress, Credential = LiveChatCredential.ApiKey("agent@example.com", "key") }, new ForbiddenHandler(), disposeHandler: true);
        IAsyncEnumerator<LiveChatPage<Chat>> pages = client.Chats.ListAsync(CreateQuery(), new LiveChatPagingOptions { MaxPagesAhead = 4 }).AsPages().GetAsyncEnumerator();
        await pages.MoveNextAsync();
        if (isDisposed)
        {
            await pages.DisposeAsync();
        }
        else
        {
            // This is the failure of the first page ahead. The failures of the other pages are never returned to the caller.
            await FluentActions.Awaiting(async () => await pages.MoveNextAsync()).Should().ThrowAsync<LiveChatPermissionException>();
        }
    }

    private async Task<HistoryRequest> GetRequestAsync(int index)
    {
        await Server.WaitForRequestsAsync(5);
        return Server.Requests.Single(request => request.Index == index);
    }

    /// <summary>Responds immediately with status 403 to the requests for all pages except the first.</summary>
    private sealed class ForbiddenHandler() : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            request.RequestUri!.Query.Contains("pageIndex=0", StringComparison.OrdinalIgnoreCase)
                ? base.SendAsync(request, cancellationToken)
                : Task.FromResult(new HttpResponseMessage(HttpStatusCode.Forbidden) { RequestMessage = request });
    }
}
