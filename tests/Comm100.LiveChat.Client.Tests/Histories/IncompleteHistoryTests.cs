using System.Globalization;

namespace Comm100.LiveChat.Client.Tests.Histories;

/// <summary>An enumeration never ends early without an exception, and never sends requests forever.</summary>
public sealed class IncompleteHistoryTests : IAsyncLifetime
{
    // The allowed number of pages without new items, and a margin.
    private const int MaxExtraPages = 6;

    private HistoryServer _server = null!;
    private LiveChatClient _client = null!;
    private ILiveChatClient _view = null!;

    /// <summary>Links that are wrong on a page, and that must not hide a page if the total is known.</summary>
    public static TheoryData<string> WrongLinks =>
    [
        "\"?pageIndex={0}\"", "\"?pageIndex=0\"", "\"?pageIndex=-5\"", "\"\"", "null", "{{}}", "[]", "7", "false", "{{\"href\":\"?pageIndex=9\"}}", "\"?pageIndex=99999\"",
    ];

    public async Task InitializeAsync()
    {
        _server = await HistoryServer.StartAsync();
        _client = _server.CreateClient();
        _view = _server.StartRun(_client);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(WrongLinks))]
    public async Task All_items_are_returned_despite_wrong_links_if_the_total_is_correct(string link)
    {
        Serve(index => Json(HistoryTestData.Numbers(1, 137).Skip(index * 10).Take(10), string.Format(CultureInfo.InvariantCulture, link, index), "137"));

        (await GetIdsAsync()).Should().Equal(HistoryTestData.Numbers(1, 137));
        _server.Requests.Count.Should().BeInRange(14, 14 + 1);
    }

    [Theory]
    [InlineData("5")]
    [InlineData("0")]
    [InlineData("-1")]
    [InlineData("null")]
    [InlineData("\"many\"")]
    [InlineData("-9223372036854775808")]
    public async Task All_items_are_returned_despite_a_wrong_total_if_the_links_are_correct(string total)
    {
        Serve(index => Json(HistoryTestData.Numbers(1, 137).Skip(index * 10).Take(10), index < 13 ? $"\"?pageIndex={index + 1}\"" : "\"\"", total));

        (await GetIdsAsync()).Should().Equal(HistoryTestData.Numbers(1, 137));
        _server.Requests.Should().HaveCount(14);
    }

    [Fact]
    public async Task All_items_are_returned_if_the_total_changes_between_pages()
    {
        string[] totals = ["137", "0", "null", "5", "100000", "-3", "137", "20"];
        Serve(index => Json(HistoryTestData.Numbers(1, 137).Skip(index * 10).Take(10), "\"\"", index < 13 ? totals[index % totals.Length] : "137"));

        (await GetIdsAsync()).Should().Equal(HistoryTestData.Numbers(1, 137));
        _server.Requests.Should().HaveCount(14);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public async Task All_items_are_returned_if_pages_in_the_middle_are_empty(int count)
    {
        foreach (bool links in (bool[])[true, false])
        {
            _view = _server.StartRun(_client);
            Serve(index => index is >= 2 && index < 2 + count
                ? Json([], links ? $"\"?pageIndex={index + 1}\"" : "\"\"", links ? "null" : "50")
                : Json(HistoryTestData.Numbers(1, 50).Skip((index < 2 ? index : index - count) * 10).Take(10), links && index < 4 + count ? $"\"?pageIndex={index + 1}\"" : "\"\"", links ? "null" : "50"));

            (await GetIdsAsync()).Should().Equal(HistoryTestData.Numbers(1, 50));
            _server.Requests.Should().HaveCount(5 + count);
        }
    }

    /// <summary>The responses of the service, the number of items that are received, and a total that is never reached.</summary>
    [Theory]
    [InlineData("the first page for ever", 10, 50_000L)]
    [InlineData("the first page for ever, which grows", 10, 50_000L)]
    [InlineData("two pages in turn", 20, 50_000L)]
    [InlineData("nothing after three pages", 30, 50_000L)]
    [InlineData("one item for ever", 1, 9_223_372_036_854_775_807L)]
    [InlineData("less than the total says", 137, 138L)]
    [InlineData("the first page for ever, and the total is nearly reached", 10, 11L)]
    [InlineData("the first page twice is the total", 10, 20L)]
    [InlineData("an item without an id next to the first page forever", 11, 50_000L)]
    [InlineData("no items at all", 0, 50_000L)]
    public async Task An_enumeration_that_does_not_reach_the_total_throws_with_the_number_of_received_items(string scenario, int received, long total)
    {
        foreach (int pagesAhead in (int[])[0, 1, 4])
        {
            foreach (string link in (string[])["\"\"", "\"?pageIndex={0}\"", "\"more\""])
            {
                _view = _server.StartRun(_client);
                Serve(index =>
                {
                    string next = string.Format(CultureInfo.InvariantCulture, link, index + 1);
                    return scenario switch
                    {
                        "the first page for ever, which grows" => Json(HistoryTestData.Numbers(1, 10), next, (total - 9 + Math.Min(index, 9)).ToString(CultureInfo.InvariantCulture)),
                        "two pages in turn" => Json(HistoryTestData.Numbers(1, 20).Skip(index % 2 * 10).Take(10), next, Text(total)),
                        "nothing after three pages" => Json(HistoryTestData.Numbers(1, 30).Skip(index * 10).Take(10), next, Text(total)),
                        "one item for ever" => Json(["1"], next, Text(total)),
                        "less than the total says" => Json(HistoryTestData.Numbers(1, 137).Skip(index * 10).Take(10), next, Text(total)),
                        "an item without an id next to the first page forever" => Json([.. HistoryTestData.Numbers(1, 10), "0"], next, Text(total)),
                        "no items at all" => Json([], next, Text(total)),
                        _ => Json(HistoryTestData.Numbers(1, 10), next, Text(total)),
                    };
                });
                List<string> ids = [];

                LiveChatIncompleteHistoryException exception = await GetFailureAsync(ids, pagesAhead);

                exception.Received.Should().Be(received);
                exception.Total.Should().BeInRange(total - 9, total);
                exception.Message.Should().Contain(Text(received) + " of " + Text(exception.Total!.Value));
                exception.OperationId.Should().Be("Chats.list");
                ids.Should().HaveCount(received);
                exception.Attempts.Should().BeLessThanOrEqualTo((received / 10) + MaxExtraPages);
                _server.Requests.Count.Should().BeInRange(exception.Attempts, exception.Attempts + Math.Max(0, pagesAhead - 1), "the other pages were requested ahead");
            }
        }
    }

    [Fact]
    public async Task An_enumeration_throws_if_the_same_page_is_repeated_without_a_total()
    {
        Serve(index => Json(HistoryTestData.Numbers(1, 10), HistoryTestData.Quoted(HistoryTestData.Link(index + 1)), "null"));

        LiveChatIncompleteHistoryException exception = await GetFailureAsync([], pagesAhead: 0);

        exception.Received.Should().Be(10);
        exception.Total.Should().BeNull();
        _server.Requests.Count.Should().BeLessThanOrEqualTo(MaxExtraPages);
    }

    [Fact]
    public async Task An_enumeration_ends_if_a_later_full_page_is_repeated_without_a_total()
    {
        Serve(index => Json(HistoryTestData.Numbers(1, 30).Skip(Math.Min(index, 2) * 10).Take(10), HistoryTestData.Quoted(HistoryTestData.Link(index + 1)), "null"));

        (await GetIdsAsync()).Should().Equal(HistoryTestData.Numbers(1, 30));
    }

    [Fact]
    public async Task An_enumeration_throws_if_the_total_grows_forever_but_no_new_items_are_returned()
    {
        Serve(index => Json(HistoryTestData.Numbers(1, 10), HistoryTestData.Quoted(HistoryTestData.Link(index + 1)), Text(1000 + (10 * index))));

        await GetFailureAsync([], pagesAhead: 0);

        _server.Requests.Should().HaveCount(11, "items can arrive during six pages, and then four pages contain no new items");
    }

    [Fact]
    public async Task Items_without_ids_are_all_returned_without_a_total()
    {
        Serve(index => $$"""{"nextPage":"{{(index < 6 ? HistoryTestData.Link(index + 1) : "")}}","chats":[{"name":"{{index}}a"},{"name":"{{index}}b"}]}""");

        (await _view.Chats.ListAsync(Query()).ToListAsync()).Select(chat => chat.Name).Should().OnlyHaveUniqueItems().And.HaveCount(14);
    }

    [Fact]
    public async Task Items_with_unset_ids_are_not_duplicates()
    {
        Serve(index => Json(index == 0 ? ["0", "0", "", ""] : ["0", "7", "", "00000000-0000-0000-0000-000000000000"], index == 0 ? "\"?pageIndex=1\"" : "\"\"", "8"));

        (await GetIdsAsync()).Should().HaveCount(8);
        _server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Items_with_unset_ids_are_not_duplicates_in_the_other_lists_either()
    {
        _server.Respond = request => Task.FromResult<string?>(
            $$"""{"total":4,"nextPage":"","{{(request.Path.EndsWith("offlineMessages", StringComparison.Ordinal) ? "offlineMessages" : "missedAndRefusedChats")}}":[{{(request.Index == 0 ? """{"id":0,"type":"missed","chat":{"id":0}},{"id":0,"type":"missed","chat":{"id":0}}""" : """{"id":"","type":"missed","chat":{"id":""}},{"id":0,"type":"missed","chat":{"id":"0"}}""")}}]}""");
        (DateTimeOffset from, DateTimeOffset to) = (Queries.Month.TimeFrom!.Value, Queries.Month.TimeTo!.Value);

        (await _view.OfflineMessages.ListAsync(new OfflineMessageQuery(from, to) { PageSize = 2 }).ToListAsync()).Should().HaveCount(4);
        (await _view.MissedAndRefusedChats.ListAsync(new MissedAndRefusedChatQuery(from, to) { PageSize = 2 }).ToListAsync()).Should().HaveCount(4);
    }

    [Fact]
    public async Task An_enumeration_throws_if_items_with_unset_ids_are_repeated_forever()
    {
        Serve(index => Json(["0", "0"], HistoryTestData.Quoted(HistoryTestData.Link(index + 1)), "50000"));

        LiveChatIncompleteHistoryException exception = await GetFailureAsync([], pagesAhead: 0);

        exception.Total.Should().Be(50_000);
        _server.Requests.Count.Should().BeLessThanOrEqualTo(MaxExtraPages);
    }

    [Fact]
    public async Task A_later_enumeration_returns_the_items_of_pages_that_were_incorrectly_empty()
    {
        bool isBroken = true;
        Serve(index => isBroken && index >= 2 ? Json([], "\"\"", "50") : Json(HistoryTestData.Numbers(1, 50).Skip(index * 10).Take(10), "\"\"", "50"));
        List<string> ids = [];
        string? cursor = null;
        Func<Task> enumeration = async () =>
        {
            await foreach (LiveChatPage<Chat> page in _view.Chats.ListAsync(Query(), new LiveChatPagingOptions { Cursor = cursor }).AsPages())
            {
                ids.AddRange(page.Ids());
                cursor = page.Cursor;
                page.HasNext.Should().Be(ids.Count < 50);
            }
        };
        (await enumeration.Should().ThrowAsync<LiveChatIncompleteHistoryException>()).Which.Received.Should().Be(20);

        (await enumeration.Should().ThrowAsync<LiveChatIncompleteHistoryException>()).Which.Received.Should().Be(20, "the items before the cursor are counted too");
        isBroken = false;
        await enumeration();

        ids.Should().Equal(HistoryTestData.Numbers(1, 50));
    }

    [Fact]
    public async Task GetNextPageAsync_throws_if_the_total_is_not_reached()
    {
        Serve(index => Json(HistoryTestData.Numbers(1, 10), "\"\"", "50000"));
        LiveChatPager<Chat> pager = _view.Chats.ListAsync(Query());
        Func<Task> enumeration = async () =>
        {
            for (LiveChatPage<Chat>? page = await pager.GetPageAsync(0); page is not null; page = await pager.GetNextPageAsync(page))
            {
            }
        };

        (await enumeration.Should().ThrowAsync<LiveChatIncompleteHistoryException>()).Which.Received.Should().Be(10);
        _server.Requests.Should().HaveCount(5, "four pages after the first one contain no new items");
    }

    [Fact]
    public async Task An_enumeration_from_a_later_page_or_a_cursor_also_uses_the_total()
    {
        Serve(index => Json(HistoryTestData.Numbers(1, 137).Skip(index * 10).Take(10), "\"?pageIndex=0\"", "137"));
        ChatQuery query = Query();
        query.PageIndex = 5;

        (await _view.Chats.ListAsync(query).ToIdsAsync()).Should().Equal(HistoryTestData.Numbers(51, 137));
        _server.Requests.Should().HaveCount(9);

        _view = _server.StartRun(_client);
        string cursor = (await _view.Chats.ListAsync(Query()).GetPageAsync(7)).Cursor;
        (await _view.Chats.ListAsync(Query(), new LiveChatPagingOptions { Cursor = cursor }).ToIdsAsync()).Should().Equal(HistoryTestData.Numbers(81, 137));
        _server.Requests.Should().HaveCount(1 + 6, "the items before the cursor are counted too");

        Serve(_ => Json([], "\"\"", "137"));
        Func<Task> enumeration = () => _view.Chats.ListAsync(Query(), new LiveChatPagingOptions { Cursor = cursor }).ToIdsAsync();
        (await enumeration.Should().ThrowAsync<LiveChatIncompleteHistoryException>()).Which.Received.Should().Be(80);
    }

    [Fact]
    public async Task The_exception_reports_the_elapsed_time_of_the_enumeration()
    {
        var time = new TimerTrackingTimeProvider();
        Serve(index =>
        {
            time.Advance(TimeSpan.FromSeconds(1));
            return Json(HistoryTestData.Numbers(1, 10), HistoryTestData.Quoted(HistoryTestData.Link(index + 1)), "50000");
        });

        Func<Task> enumerate = () => _view.Chats.ListAsync(Query(), new LiveChatPagingOptions { TimeProvider = time }).ToIdsAsync();

        LiveChatIncompleteHistoryException exception = (await enumerate.Should().ThrowExactlyAsync<LiveChatIncompleteHistoryException>()).Which;
        exception.Elapsed.Should().Be(TimeSpan.FromSeconds(_server.Requests.Count));
    }

    private static ChatQuery Query()
    {
        ChatQuery query = Queries.Month;
        query.PageSize = 10;
        return query;
    }

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Json(IEnumerable<string> ids, string link, string total) =>
        $$"""{"total":{{total}},"nextPage":{{link}},"chats":[{{string.Join(',', ids.Select(id => $$"""{"id":"{{id}}","chatTranscript":[]}"""))}}]}""";

    private void Serve(Func<int, string> createBody) =>
        _server.Respond = request => Task.FromResult(_server.Requests.Count > 300 ? null : createBody(request.Index));

    private Task<List<string>> GetIdsAsync() => _view.Chats.ListAsync(Query()).ToIdsAsync();

    private async Task<LiveChatIncompleteHistoryException> GetFailureAsync(List<string> ids, int pagesAhead)
    {
        Func<Task> enumeration = async () =>
        {
            await foreach (Chat chat in _view.Chats.ListAsync(Query(), new LiveChatPagingOptions { MaxPagesAhead = pagesAhead }))
            {
                ids.Add(chat.Id!.Value);
            }
        };
        return (await enumeration.Should().ThrowExactlyAsync<LiveChatIncompleteHistoryException>()).Which;
    }
}
