namespace Comm100.LiveChat.Client.Tests.Histories;

/// <summary>Items that arrive or disappear between one enumeration and the next, which continues from its cursor.</summary>
public sealed class ResumedEnumerationTests
{
    public static TheoryData<int, int, int, int, int> Changes
    {
        get
        {
            var data = new TheoryData<int, int, int, int, int>();
            foreach (int pageSize in (int[])[1, 7, 10, 100])
            {
                // How many arrive in front, how many of those that were given are removed, how many arrive at the end.
                foreach ((int arrived, int removed, int behind) in ((int, int, int)[])
                    [(0, 0, 0), (1, 0, 0), (9, 0, 0), (10, 0, 0), (15, 0, 0), (25, 0, 0), (40, 0, 0), (250, 0, 0), (1500, 0, 0), (0, 1, 0), (0, 10, 0), (0, 15, 0), (15, 15, 0), (40, 5, 0), (5, 12, 0), (0, 0, 33)])
                {
                    data.Add(pageSize, arrived, removed, behind, 0);
                    data.Add(pageSize, arrived, removed, behind, 4);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Changes))]
    public async Task No_item_is_returned_twice_and_none_is_lost(int pageSize, int arrived, int removed, int behind, int pagesAhead)
    {
        List<string> before = HistoryTestData.Numbers(1, Math.Max(60, 6 * pageSize));
        List<string> all = [.. before];
        await using HistoryServer server = await HistoryServer.StartAsync(request => HistoryTestData.PageOf(all, request));
        using LiveChatClient client = server.CreateClient();
        (List<string> ids, string cursor) = await FirstPagesAsync(client, pageSize, Math.Max(3, 30 / pageSize));

        all.RemoveRange(0, removed);
        all.InsertRange(0, HistoryTestData.Numbers(100_001, 100_000 + arrived));
        all.AddRange(HistoryTestData.Numbers(200_001, 200_000 + behind));
        int requests = server.Requests.Count;
        ids.AddRange(await client.Chats.ListAsync(Query(pageSize), new LiveChatPagingOptions { Cursor = cursor, MaxPagesAhead = pagesAhead }).ToIdsAsync());

        ids.Should().OnlyHaveUniqueItems();
        before.Except(ids).Should().BeEmpty("all that were there are given");
        (server.Requests.Count - requests).Should().BeLessThanOrEqualTo(((before.Count - 30 + behind) / pageSize) + 10, "few requests find the place");
    }

    [Fact]
    public async Task It_holds_from_every_page_and_over_several_stops()
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
    public async Task The_place_is_found_without_a_total_too()
    {
        List<string> all = HistoryTestData.Numbers(1, 100);
        await using HistoryServer server = await HistoryServer.StartAsync(request => HistoryTestData.Page(
            all.Skip(request.Index * 10).Take(10), (request.Index + 1) * 10 < all.Count ? HistoryTestData.Link(request.Index + 1) : ""));
        using LiveChatClient client = server.CreateClient();
        (List<string> ids, string cursor) = await FirstPagesAsync(client, 10, 3);

        all.InsertRange(0, HistoryTestData.Numbers(1001, 1045));
        ids.AddRange(await client.Chats.ListAsync(Query(10), new LiveChatPagingOptions { Cursor = cursor }).ToIdsAsync());

        ids.Should().Equal(HistoryTestData.Numbers(1, 100));
    }

    [Fact]
    public async Task A_place_that_is_gone_is_an_error_and_not_a_guess()
    {
        List<string> all = HistoryTestData.Numbers(1, 1000);
        await using HistoryServer server = await HistoryServer.StartAsync(request => HistoryTestData.PageOf(all, request));
        using LiveChatClient client = server.CreateClient();
        (_, string cursor) = await FirstPagesAsync(client, 10, 5);

        all.RemoveRange(0, 60);
        int requests = server.Requests.Count;
        Func<Task> enumeration = () => client.Chats.ListAsync(Query(10), new LiveChatPagingOptions { Cursor = cursor }).ToIdsAsync();

        LiveChatIncompleteHistoryException exception = (await enumeration.Should().ThrowExactlyAsync<LiveChatIncompleteHistoryException>()).Which;
        exception.Received.Should().Be(50);
        exception.Message.Should().Contain("from the beginning");
        (server.Requests.Count - requests).Should().BeLessThanOrEqualTo(9);
    }

    [Fact]
    public async Task Where_nothing_has_changed_nothing_is_requested_twice()
    {
        List<string> all = HistoryTestData.Numbers(1, 100);
        await using HistoryServer server = await HistoryServer.StartAsync(request => HistoryTestData.PageOf(all, request));
        using LiveChatClient client = server.CreateClient();
        (_, string cursor) = await FirstPagesAsync(client, 10, 3);

        await client.Chats.ListAsync(Query(10), new LiveChatPagingOptions { Cursor = cursor }).ToIdsAsync();

        server.Requests.Select(request => request.Index).Should().Equal(Enumerable.Range(0, 10));
    }

    [Fact]
    public async Task The_cursor_stays_short()
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

    private static async Task<(List<string> Ids, string Cursor)> FirstPagesAsync(LiveChatClient client, int pageSize, int count)
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
    public async Task Pages_without_new_items_count_once_however_often_an_enumeration_stops_at_them()
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
        var given = new List<string>();
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

            given.AddRange(page.Items.Select(chat => chat.Id!.Value.ToString()));
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

        given.Should().OnlyHaveUniqueItems().And.Contain(Enumerable.Range(1, 40).Select(id => id.ToString(System.Globalization.CultureInfo.InvariantCulture)));
    }
}
