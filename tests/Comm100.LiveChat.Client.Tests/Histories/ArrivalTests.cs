using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.Histories;

/// <summary>Enumerations during which items arrive or are deleted.</summary>
public sealed class ArrivalTests
{
    /// <summary>The position of new items in the order of the service.</summary>
    public enum Position
    {
        Front,
        Middle,
        End,
    }

    public static TheoryData<Position, int, int, int> Arrivals
    {
        get
        {
            var data = new TheoryData<Position, int, int, int>();
            foreach (Position position in (Position[])[Position.Front, Position.Middle, Position.End])
            {
                // One item per page, one less than a page, a page, one more than a page, and several pages at once.
                foreach ((int pageSize, int count) in ((int, int)[])[(5, 1), (5, 4), (5, 5), (5, 6), (5, 23), (1, 1), (1, 3), (100, 250)])
                {
                    data.Add(position, pageSize, count, 0);
                    data.Add(position, pageSize, count, 1);
                    data.Add(position, pageSize, count, 4);
                }
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Arrivals))]
    public async Task Arriving_items_cause_no_duplicates_and_no_lost_items(Position position, int pageSize, int count, int pagesAhead)
    {
        List<string> before = HistoryTestData.Numbers(1, (pageSize * 8) - Math.Min(pageSize - 1, 2));
        List<string> all = [.. before];
        int arrived = 0;
        await using HistoryServer server = await HistoryServer.StartAsync(request =>
        {
            lock (all)
            {
                // Items arrive only before the pages 1 to 5, so that the enumeration ends.
                if (request.Index is > 0 and <= 5 && arrived < 5)
                {
                    arrived++;
                    int index = position == Position.Front ? 0 : position == Position.End ? all.Count : all.Count / 2;
                    all.InsertRange(index, HistoryTestData.Numbers(100_000 * arrived, (100_000 * arrived) + count - 1));
                }

                return HistoryTestData.PageOf(all, request);
            }
        });
        using LiveChatClient client = server.CreateClient();

        List<string> ids = await client.Chats.ListAsync(Query(pageSize), new LiveChatPagingOptions { MaxPagesAhead = pagesAhead }).ToIdsAsync();

        arrived.Should().Be(5);
        ids.Should().OnlyHaveUniqueItems();
        before.Except(ids).Should().BeEmpty("they existed before the enumeration began");
        ids.Except(all).Should().BeEmpty();
        if (position == Position.Front)
        {
            ids.Where(before.Contains).Should().Equal(before, "the earlier items keep their order");
        }
    }

    [Theory]
    [InlineData(100, 1000)]
    [InlineData(500, 1000)]
    [InlineData(500, 999)]
    [InlineData(7, 1000)]
    public async Task No_item_is_lost_or_duplicated_if_1000_items_arrive_at_once(int pageSize, int count)
    {
        List<string> before = HistoryTestData.Numbers(1, 1003 + (2 * pageSize));
        List<string> all = [.. before];
        int arrivalIndex = (999 / pageSize) + 1;
        await using HistoryServer server = await HistoryServer.StartAsync(request =>
        {
            if (request.Index == arrivalIndex && all.Count == before.Count)
            {
                all.InsertRange(0, HistoryTestData.Numbers(100_000, 100_000 + count - 1));
            }

            return HistoryTestData.PageOf(all, request);
        });
        using LiveChatClient client = server.CreateClient();

        (await client.Chats.ListAsync(Query(pageSize)).ToIdsAsync()).Should().Equal(before);
    }

    /// <summary>More items arrive than the 1,000 that are always remembered.</summary>
    [Theory]
    [InlineData(100, 1250, 0)]
    [InlineData(100, 1250, 4)]
    [InlineData(500, 4000, 0)]
    public async Task No_item_is_lost_or_duplicated_if_more_than_1000_items_arrive_at_once(int pageSize, int count, int pagesAhead)
    {
        List<string> before = HistoryTestData.Numbers(1, 3 * pageSize);
        List<string> all = [.. before];
        int arrivals = 0;
        await using HistoryServer server = await HistoryServer.StartAsync(request =>
        {
            lock (all)
            {
                if (request.Index == (arrivals == 0 ? 1 : 3) && arrivals < 2)
                {
                    arrivals++;
                    all.InsertRange(0, HistoryTestData.Numbers(100_000 * arrivals, (100_000 * arrivals) + count - 1));
                }

                return HistoryTestData.PageOf(all, request);
            }
        });
        using LiveChatClient client = server.CreateClient();

        List<string> ids = await client.Chats.ListAsync(Query(pageSize), new LiveChatPagingOptions { MaxPagesAhead = pagesAhead }).ToIdsAsync();

        arrivals.Should().Be(2);
        ids.Should().OnlyHaveUniqueItems();
        ids.Where(before.Contains).Should().Equal(before);
    }

    /// <summary>Items arrive at the front again while pages contain only returned items, so that there are more than four such pages in a row.</summary>
    [Fact]
    public async Task All_items_are_returned_if_arrivals_fill_several_pages_with_returned_items()
    {
        List<string> before = HistoryTestData.Numbers(1, 30);
        List<string> all = [.. before];
        int requests = 0;
        await using HistoryServer server = await HistoryServer.StartAsync(request =>
        {
            int arriving = requests++ switch { 1 => 1, 2 => 15, 9 => 7, _ => 0 };
            all.InsertRange(0, HistoryTestData.Numbers(1000 * requests, (1000 * requests) + arriving - 1));
            return HistoryTestData.PageOf(all, request);
        });
        using LiveChatClient client = server.CreateClient();

        List<string> ids = await client.Chats.ListAsync(Query(2)).ToIdsAsync();

        ids.Should().OnlyHaveUniqueItems().And.Contain(before);
    }

    [Fact]
    public async Task A_duplicate_at_a_page_boundary_is_dropped_regardless_of_the_case_of_its_id()
    {
        await using HistoryServer server = await HistoryServer.StartAsync(request => request.Index == 0
            ? HistoryTestData.Page(["A-1", "b-2"], HistoryTestData.Link(1))
            : HistoryTestData.Page(["B-2", "c-3"], ""));
        using LiveChatClient client = server.CreateClient();

        (await client.Chats.ListAsync(Query(2)).ToIdsAsync()).Should().Equal("A-1", "b-2", "c-3");
    }

    [Fact]
    public async Task Duplicates_are_dropped_in_the_other_lists_too()
    {
        await using HistoryServer server = await HistoryServer.StartAsync(request => request.Path.EndsWith("offlineMessages", StringComparison.Ordinal)
            ? request.Index == 0 ? """{"nextPage":"?pageIndex=1","offlineMessages":[{"id":1},{"id":2}]}""" : """{"nextPage":"","offlineMessages":[{"id":2},{"id":3}]}"""
            : request.Index == 0 ? """{"nextPage":"?pageIndex=1","missedAndRefusedChats":[{"type":"missed","chat":{"id":1}},{"type":"missed","chat":{"id":2}}]}""" : """{"nextPage":"","missedAndRefusedChats":[{"type":"missed","chat":{"id":2}},{"type":"missed","chat":{"id":3}}]}""");
        using LiveChatClient client = server.CreateClient();
        (DateTimeOffset from, DateTimeOffset to) = (Queries.Month.TimeFrom!.Value, Queries.Month.TimeTo!.Value);

        (await client.OfflineMessages.ListAsync(new OfflineMessageQuery(from, to)).ToListAsync()).Select(message => message.Id!.Value.Number).Should().Equal(1, 2, 3);
        (await client.MissedAndRefusedChats.ListAsync(new MissedAndRefusedChatQuery(from, to)).ToListAsync()).Select(item => item.Chat!.Id!.Value.Number).Should().Equal(1, 2, 3);
    }

    /// <summary>An agent refuses a chat, then nobody accepts it: these are two items of the list, and neither is a duplicate.</summary>
    [Fact]
    public async Task A_chat_that_is_both_refused_and_missed_is_returned_twice()
    {
        await using HistoryServer server = await HistoryServer.StartAsync(_ =>
            """{"total":2,"nextPage":"","missedAndRefusedChats":[{"type":"refused","chat":{"id":1}},{"type":"missed","chat":{"id":1}}]}""");
        using LiveChatClient client = server.CreateClient();
        var query = new MissedAndRefusedChatQuery(Queries.Month.TimeFrom!.Value, Queries.Month.TimeTo!.Value);

        (await client.MissedAndRefusedChats.ListAsync(query).ToListAsync()).Select(item => item.Type!.Value.ToString()).Should().Equal("refused", "missed");
    }

    [Fact]
    public async Task Items_without_an_id_are_all_returned()
    {
        await using HistoryServer server = await HistoryServer.StartAsync(_ => """{"total":3,"nextPage":"","chats":[{"name":"a"},{"name":"b"},{"id":null,"name":"a"}]}""");
        using LiveChatClient client = server.CreateClient();

        (await client.Chats.ListAsync(Query(5)).ToListAsync()).Select(chat => chat.Name).Should().Equal("a", "b", "a");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task An_enumeration_ends_without_duplicates_while_items_are_deleted(int pagesAhead)
    {
        List<string> all = HistoryTestData.Numbers(1, 50);
        await using HistoryServer server = await HistoryServer.StartAsync(request =>
        {
            lock (all)
            {
                if (request.Index > 0)
                {
                    all.RemoveRange(0, Math.Min(2, all.Count));
                }

                return HistoryTestData.PageOf(all, request);
            }
        });
        using LiveChatClient client = server.CreateClient();

        List<string> ids = [];
        Exception? failure = await Record.ExceptionAsync(async () =>
        {
            await foreach (Chat chat in client.Chats.ListAsync(Query(5), new LiveChatPagingOptions { MaxPagesAhead = pagesAhead }))
            {
                ids.Add(chat.Id!.Value.Text);
            }
        });

        ids.Should().HaveCountGreaterThan(10).And.OnlyHaveUniqueItems();
        if (pagesAhead > 1)
        {
            // The order of the requests decides how many items are deleted between two pages. If more are deleted than are left, the enumeration cannot reach the last total.
            (failure is null or LiveChatIncompleteHistoryException).Should().BeTrue("the exception is {0}", failure);
        }
        else
        {
            failure.Should().BeNull();
        }

        // A page that was requested before items were deleted is requested again.
        server.Requests.Count.Should().BeLessThanOrEqualTo(pagesAhead > 1 ? 22 : 11);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(4)]
    public async Task Without_TimeTo_items_that_arrive_during_the_enumeration_are_not_returned(int pagesAhead)
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        clock.Advance(TimeSpan.FromMilliseconds(12_345));
        DateTimeOffset start = clock.GetUtcNow();
        List<(string Id, DateTimeOffset Time)> all = [.. HistoryTestData.Numbers(1, 23).Select((id, i) => (id, start.AddMinutes(i - 60)))];
        await using HistoryServer server = await HistoryServer.StartAsync(request =>
        {
            lock (all)
            {
                // Before each page, the clock advances and a chat arrives at the beginning or at the end.
                clock.Advance(TimeSpan.FromMinutes(5));
                (string, DateTimeOffset) late = ("late-" + Guid.NewGuid().ToString("n"), clock.GetUtcNow());
                all.Insert(request.Index % 2 == 0 ? 0 : all.Count, late);
                DateTimeOffset end = DateTimeOffset.Parse(request.TimeTo + "Z", System.Globalization.CultureInfo.InvariantCulture);
                return HistoryTestData.PageOf([.. all.Where(item => item.Time < end).Select(item => item.Id)], request);
            }
        });
        using LiveChatClient client = server.CreateClient();
        ChatQuery query = Query(5);
        query.TimeFrom = start.AddDays(-1);
        query.TimeTo = null;
        LiveChatPager<Chat> pager = client.Chats.ListAsync(query, new LiveChatPagingOptions { TimeProvider = clock, MaxPagesAhead = pagesAhead });

        (await pager.ToIdsAsync()).Should().Equal(HistoryTestData.Numbers(1, 23));
        pager.Total.Should().Be(23);
        (await pager.ToIdsAsync()).Should().Equal(HistoryTestData.Numbers(1, 23), "the pager keeps its end time");
        (await pager.GetPageAsync(4)).Ids().Should().Equal("21", "22", "23");

        server.Requests.Should().HaveCount(11).And.OnlyContain(request => request.TimeTo == "2026-01-01T00:00:13", "times are sent in whole seconds, rounded up");
    }

    [Fact]
    public async Task Without_TimeTo_the_end_is_set_when_the_enumeration_starts_not_when_the_pager_is_created()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using HistoryServer server = await HistoryServer.StartAsync(request => HistoryTestData.PageOf(HistoryTestData.Numbers(1, 3), request));
        using LiveChatClient client = server.CreateClient();
        ChatQuery query = Query(2);
        query.TimeFrom = clock.GetUtcNow().AddDays(-1);
        query.TimeTo = null;
        LiveChatPager<Chat> first = client.Chats.ListAsync(query, new LiveChatPagingOptions { TimeProvider = clock });
        clock.Advance(TimeSpan.FromHours(1));

        await first.ToListAsync();
        clock.Advance(TimeSpan.FromHours(1));
        await client.Chats.ListAsync(query, new LiveChatPagingOptions { TimeProvider = clock }).ToListAsync();

        server.Requests.Select(request => request.TimeTo).Should().Equal("2026-01-01T01:00:00", "2026-01-01T01:00:00", "2026-01-01T02:00:00", "2026-01-01T02:00:00");
    }

    [Fact]
    public async Task Without_TimeTo_the_end_is_in_the_time_zone_of_the_query_for_all_lists()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        await using HistoryServer server = await HistoryServer.StartAsync(_ => """{"total":0,"nextPage":""}""");
        using LiveChatClient client = server.CreateClient();
        var options = new LiveChatPagingOptions { TimeProvider = clock };
        DateTimeOffset from = clock.GetUtcNow().AddDays(-1);
        var zone = TimeSpan.FromHours(-3.5);

        await client.Chats.ListAsync(new ChatQuery { TimeFrom = from, TimeZone = zone }, options).ToListAsync();
        await client.OfflineMessages.ListAsync(new OfflineMessageQuery { TimeFrom = from, TimeZone = zone }, options).ToListAsync();
        await client.MissedAndRefusedChats.ListAsync(new MissedAndRefusedChatQuery { TimeFrom = from, TimeZone = zone }, options).ToListAsync();
        await client.AgentChats.ListAsync(new AgentChatQuery { TimeFrom = from, TimeZone = zone }, options).ToListAsync();

        server.Requests.Should().HaveCount(4).And.OnlyContain(request => request.TimeTo == "2025-12-31T20:30:00" && request.Query["timezone"] == "-03:30");
    }

    private static ChatQuery Query(int pageSize)
    {
        ChatQuery query = Queries.Month;
        query.PageSize = pageSize;
        return query;
    }
}
