namespace Comm100.LiveChat.Client.Tests.Histories;

/// <summary>Items that arrive or are deleted between an enumeration and the next one, which continues from its cursor.</summary>
public sealed class ResumedEnumerationTests
{
    public static TheoryData<int, int, int, int, int> Changes
    {
        get
        {
            var data = new TheoryData<int, int, int, int, int>();
            foreach (int pageSize in (int[])[1, 7, 10, 100])
            {
                // The numbers of items that arrive at the beginning, of returned items that are removed, and of items that arrive at the end.
                foreach ((int arrived, int removed, int appended) in ((int, int, int)[])
                    [(0, 0, 0), (1, 0, 0), (9, 0, 0), (10, 0, 0), (15, 0, 0), (25, 0, 0), (40, 0, 0), (250, 0, 0), (1500, 0, 0), (0, 1, 0), (0, 10, 0), (0, 15, 0), (15, 15, 0), (40, 5, 0), (5, 12, 0), (0, 0, 33)])
                {
                    data.Add(pageSize, arrived, removed, appended, 0);
                    data.Add(pageSize, arrived, removed, appended, 4);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task Changes_before_a_continuation_cause_no_duplicates_and_no_lost_items(int pageSize, int arrived, int removed, int appended, int pagesAhead)
    {
        List<string> before = HistoryTestData.Numbers(1, Math.Max(60, 6 * pageSize));
        List<string> all = [.. before];
        await using HistoryServer server = await HistoryServer.StartAsync(request => HistoryTestData.PageOf(all, request));
        using LiveChatClient client = server.CreateClient();
        (List<string> ids, string cursor) = await ReadFirstPagesAsync(client, pageSize, Math.Max(3, 30 / pageSize));

        all.RemoveRange(0, removed);
        all.InsertRange(0, HistoryTestData.Numbers(100_001, 100_000 + arrived));
        all.AddRange(HistoryTestData.Numbers(200_001, 200_000 + appended));
        int requests = server.Requests.Count;
        ids.AddRange(await client.Chats.ListAsync(Query(pageSize), new LiveChatPagingOptions { Cursor = cursor, MaxPagesAhead = pagesAhead }).ToIdsAsync());

        ids.Should().OnlyHaveUniqueItems();
        before.Except(ids).Should().BeEmpty("all earlier items are returned");
        (server.Requests.Count - requests).Should().BeLessThanOrEqualTo(((before.Count - 30 + appended) / pageSize) + 10, "the position is found with few requests");
    }

    [Fact]
    public async Task Repeated_continuations_cause_no_duplicates_and_no_lost_items()
    {
        List<string> all = HistoryTestData.Numbers(1, 100);
        await using HistoryServer server = await HistoryServer.StartAsync(request => HistoryTestData.PageOf(all, request));
        using LiveChatClient client = server.CreateClient();
        List<string> ids = [];
        string? cursor = null;
        for (int stop = 0; stop < 40 && ids.Count(id => id.Length < 4) < 100; stop++)
        {
            await foreach (LiveChatPage<Chat> page in client.Chats.ListAsync(Query(10), new LiveChatPagingOptions { Cursor = cursor }).AsPages())
            {
                ids.AddRange(page.Ids());
                cursor = page.Cursor;
                if (page.Items.Count > 0)
                {
                    break;
                }
            }

            all.InsertRange(0, HistoryTestData.Numbers(1000 * (stop + 1), (1000 * (stop + 1)) + 16));
        }

        ids.Should().OnlyHaveUniqueItems();
        ids.Should().Contain(HistoryTestData.Numbers(1, 100));
    }

    [Fact]
    public async Task The_position_is_found_without_a_total_too()
    {
        List<string> all = HistoryTestData.Numbers(1, 100);
        await using HistoryServer server = await HistoryServer.StartAsync(request => HistoryTestData.Page(
            all.Skip(request.Index * 10).Take(10), (request.Index + 1) * 10 < all.Count ? HistoryTestData.Link(request.Index + 1) : ""));
        using LiveChatClient client = server.CreateClient();
        (List<string> ids, string cursor) = await ReadFirstPagesAsync(client, 10, 3);

        all.InsertRange(0, HistoryTestData.Numbers(1001, 1045));
        ids.AddRange(await client.Chats.ListAsync(Query(10), new LiveChatPagingOptions { Cursor = cursor }).ToIdsAsync());

        ids.Should().Equal(HistoryTestData.Numbers(1, 100));
    }

    /// <summary>The search begins at the most likely pages, and requests eight pages at most.</summary>
    [Theory]
    [InlineData(300, 0, new[] { 20, 0, 19, 18, 1, 17, 2, 16, 3 })]
    [InlineData(200, 500, new[] { 20, 49, 19, 21, 48, 22, 47, 23, 46 })]
    public async Task An_enumeration_throws_if_the_items_at_its_position_are_deleted(int removed, int arrived, int[] requestedPages)
    {
        List<string> all = HistoryTestData.Numbers(1, 1000);
        await using HistoryServer server = await HistoryServer.StartAsync(request => HistoryTestData.PageOf(all, request));
        using LiveChatClient client = server.CreateClient();
        (_, string cursor) = await ReadFirstPagesAsync(client, 10, 20);

        all.RemoveRange(0, removed);
        all.InsertRange(0, HistoryTestData.Numbers(100_001, 100_000 + arrived));
        ILiveChatClient view = server.StartRun(client);
        Func<Task> enumeration = () => view.Chats.ListAsync(Query(10), new LiveChatPagingOptions { Cursor = cursor }).ToIdsAsync();

        LiveChatIncompleteHistoryException exception = (await enumeration.Should().ThrowExactlyAsync<LiveChatIncompleteHistoryException>()).Which;
        exception.Received.Should().Be(200);
        exception.Message.Should().Contain("from the beginning");
        exception.Attempts.Should().Be(requestedPages.Length);
        server.Requests.Select(request => request.Index).Should().Equal(requestedPages);
    }

    [Fact]
    public async Task No_page_is_requested_twice_if_nothing_has_changed()
    {
        List<string> all = HistoryTestData.Numbers(1, 100);
        await using HistoryServer server = await HistoryServer.StartAsync(request => HistoryTestData.PageOf(all, request));
        using LiveChatClient client = server.CreateClient();
        (_, string cursor) = await ReadFirstPagesAsync(client, 10, 3);

        await client.Chats.ListAsync(Query(10), new LiveChatPagingOptions { Cursor = cursor }).ToIdsAsync();

        server.Requests.Select(request => request.Index).Should().Equal(Enumerable.Range(0, 10));
    }

    [Fact]
    public async Task A_cursor_has_fewer_than_500_characters()
    {
        List<string> all = HistoryTestData.Numbers(1, 5000);
        await using HistoryServer server = await HistoryServer.StartAsync(request => HistoryTestData.PageOf(all, request));
        using LiveChatClient client = server.CreateClient();

        List<LiveChatPage<Chat>> pages = await client.Chats.ListAsync(Query(500)).AsPages().ToListAsync();

        pages.Should().OnlyContain(page => page.Cursor.Length < 500);
    }

    private static ChatQuery Query(int pageSize)
    {
        ChatQuery query = Queries.Month;
        query.PageSize = pageSize;
        return query;
    }

    private static async Task<(List<string> Ids, string Cursor)> ReadFirstPagesAsync(LiveChatClient client, int pageSize, int count)
    {
        List<string> ids = [];
        string cursor = "";
        await foreach (LiveChatPage<Chat> page in client.Chats.ListAsync(Query(pageSize)).AsPages())
        {
            ids.AddRange(page.Ids());
            cursor = page.Cursor;
            if (page.Index == count - 1)
            {
                break;
            }
        }

        return (ids, cursor);
    }

    [Fact]
    public async Task Pages_without_new_items_are_counted_once_even_if_several_enumerations_stop_at_them()
    {
        const int Size = 5;
        var ids = Enumerable.Range(1, 40).Reverse().ToList();
        await using var server = new RawServer(exchange =>
        {
            int index = int.Parse(exchange.Request.Split("pageIndex=")[1].Split('&', ' ')[0], System.Globalization.CultureInfo.InvariantCulture);
            string chats = string.Join(",", ids.Skip(index * Size).Take(Size).Select(id => FormattableString.Invariant($$"""{"id":{{id}}}""")));
            return exchange.SendJsonAsync(FormattableString.Invariant($$"""{"total":{{ids.Count}},"nextPage":"","chats":[{{chats}}]}"""));
        });
        using var client = new LiveChatClient(server.CreateOptions());
        var returned = new List<string>();
        string? cursor = null;

        // Four enumerations in the middle stop at a page without new items, because chats arrive before each of them.
        for (int enumeration = 0; enumeration < 100; enumeration++)
        {
            LiveChatPage<Chat>? page = null;
            var query = new ChatQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1));
            await foreach (LiveChatPage<Chat> next in client.Chats.ListAsync(query, new LiveChatPagingOptions { Cursor = cursor }).AsPages())
            {
                page = next;
                if (next.Items.Count > 0 || enumeration is > 4 and < 9)
                {
                    break;
                }
            }

            if (page is null)
            {
                break;
            }

            returned.AddRange(page.Items.Select(chat => chat.Id!.Value.ToString()));
            cursor = page.Cursor;
            if (enumeration == 4)
            {
                ids.InsertRange(0, Enumerable.Range(1000, Size * 2));
            }
            else if (enumeration is > 4 and < 8)
            {
                ids.InsertRange(0, Enumerable.Range(1000 * enumeration, Size));
            }
        }

        returned.Should().OnlyHaveUniqueItems().And.Contain(Enumerable.Range(1, 40).Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
