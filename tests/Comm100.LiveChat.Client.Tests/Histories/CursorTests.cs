using System.Globalization;
using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.Histories;

/// <summary>Cursors, which continue an enumeration in another process.</summary>
public sealed class CursorTests : ClientTest
{
    private static readonly (DateTimeOffset From, DateTimeOffset To) s_month = (Queries.Month.TimeFrom!.Value, Queries.Month.TimeTo!.Value);

    public static TheoryData<string> InvalidCursors =>
    [
        "", " ", ".", "......", "v1", "v1......", "cursor", "\0", "😀", "v2.0000000000000000.0.10.1.10.", "?pageIndex=1", "https://hosted.comm100.com/?pageIndex=1", new string('a', 100_000), new string('.', 100_000),
    ];

    public static TheoryData<string, Action<ChatQuery>> OtherQueries => new()
    {
        { "another beginning", query => query.TimeFrom = query.TimeFrom!.Value.AddSeconds(1) },
        { "a later end", query => query.TimeTo = query.TimeTo!.Value.AddSeconds(1) },
        { "an earlier end", query => query.TimeTo = query.TimeTo!.Value.AddSeconds(-1) },
        { "a zone", query => query.TimeZone = TimeSpan.FromHours(1) },
        { "an agent", query => query.AgentId = 1 },
        { "a department", query => query.DepartmentId = 1 },
        { "a category", query => query.CategoryId = 1 },
        { "keywords", query => query.Keywords = "k" },
        { "a condition", query => query.Where(ChatConditionField.Agent, ChatConditionOperator.Is, "michael") },
    };

    [Fact]
    public async Task Another_client_continues_after_each_page_and_returns_the_remaining_items()
    {
        List<LiveChatPage<Chat>> pages = await Pager(Client).AsPages().ToListAsync();
        List<string> all = [.. pages.SelectMany(page => page.Ids())];
        pages.Should().HaveCount(7);
        int returned = 0;
        foreach (LiveChatPage<Chat> page in pages)
        {
            returned += page.Items.Count;
            Fake.Requests.Clear();

            (await Pager(CreateClient(), page.Cursor).ToIdsAsync()).Should().Equal(all.Skip(returned), "page {0} has been returned", page.Index);

            Fake.Requests.Should().HaveCount(6 - page.Index, "the enumeration continues at the next page, and sends no request after the last page");
        }
    }

    [Fact]
    public async Task An_enumeration_can_be_continued_by_another_client_after_every_page()
    {
        List<string> ids = [];
        string? cursor = null;
        for (int i = 0; i < 7; i++)
        {
            await foreach (LiveChatPage<Chat> page in Pager(CreateClient(), cursor).AsPages())
            {
                ids.AddRange(page.Ids());
                cursor = page.Cursor;
                break;
            }
        }

        ids.Should().HaveCount(240).And.OnlyHaveUniqueItems();
        (await Pager(Client, cursor).ToIdsAsync()).Should().BeEmpty();
        Fake.Requests.Should().HaveCount(7);
    }

    [Fact]
    public async Task The_cursor_of_a_single_page_continues_after_that_page()
    {
        List<string> all = await Pager(Client).ToIdsAsync();

        foreach (int index in (int[])[0, 3, 6])
        {
            LiveChatPage<Chat> page = await Pager(Client).GetPageAsync(index);
            (await Pager(CreateClient(), page.Cursor).ToIdsAsync()).Should().Equal(all.Skip((index + 1) * 37));
        }
    }

    [Fact]
    public async Task Offline_messages_missed_chats_and_agent_chats_have_cursors_too()
    {
        await CheckAsync(options => Client.OfflineMessages.ListAsync(new OfflineMessageQuery(s_month.From, s_month.To) { PageSize = 7, Keywords = "e" }, options), item => item.Id);
        await CheckAsync(options => Client.MissedAndRefusedChats.ListAsync(new MissedAndRefusedChatQuery(s_month.From, s_month.To) { PageSize = 7, Type = MissedOrRefusedChatType.Missed }, options), item => item.Chat!.Id);
        await CheckAsync(options => Client.AgentChats.ListAsync(new AgentChatQuery(s_month.From, s_month.To), options), item => item.Transcript![0].Time);

        static async Task CheckAsync<T, TKey>(Func<LiveChatPagingOptions?, LiveChatPager<T>> list, Func<T, TKey> keyOf)
        {
            List<LiveChatPage<T>> pages = await list(null).AsPages().ToListAsync();
            foreach (LiveChatPage<T> page in pages)
            {
                List<T> rest = await list(new LiveChatPagingOptions { Cursor = page.Cursor }).ToListAsync();
                rest.Select(keyOf).Should().Equal(pages.Skip(page.Index + 1).SelectMany(later => later.Items).Select(keyOf));
            }
        }
    }

    [Theory]
    [MemberData(nameof(InvalidCursors))]
    public void A_string_that_is_not_a_cursor_is_rejected(string cursor) => AssertRejected(Client.Chats, Query(), cursor);

    [Fact]
    public async Task A_truncated_cursor_is_rejected()
    {
        string cursor = await GetCursorAsync();

        GetAccepted(Enumerable.Range(0, cursor.Length).Select(length => cursor[..length])).Should().BeEmpty("a truncated cursor must not make an enumeration repeat or skip items");
    }

    [Fact]
    public async Task A_modified_cursor_is_rejected()
    {
        string cursor = await GetCursorAsync();

        IEnumerable<string> changed = Enumerable.Range(0, cursor.Length).SelectMany(index => "0159afAZ-_."
            .Where(character => char.ToUpperInvariant(character) != char.ToUpperInvariant(cursor[index]))
            .Select(character => cursor[..index] + character + cursor[(index + 1)..]));
        GetAccepted([.. changed, cursor.ToUpperInvariant(), cursor.ToLowerInvariant(), cursor + ".", cursor + "AAAAAAAAAAA", " " + cursor]).Should().BeEmpty("a modified index would skip or repeat pages, and a modified end would request another period");
    }

    [Theory]
    [MemberData(nameof(OtherQueries))]
    public async Task A_cursor_of_another_query_is_rejected(string description, Action<ChatQuery> change)
    {
        _ = description;
        string cursor = await GetCursorAsync();
        ChatQuery query = Query();
        change(query);

        AssertRejected(Client.Chats, query, cursor);
    }

    [Fact]
    public async Task A_cursor_of_another_list_is_rejected()
    {
        string cursor = await GetCursorAsync();
        var options = new LiveChatPagingOptions { Cursor = cursor };

        FluentActions.Invoking(() => Client.OfflineMessages.ListAsync(new OfflineMessageQuery(s_month.From, s_month.To), options)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Client.MissedAndRefusedChats.ListAsync(new MissedAndRefusedChatQuery(s_month.From, s_month.To), options)).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Client.AgentChats.ListAsync(new AgentChatQuery(s_month.From, s_month.To), options)).Should().Throw<ArgumentException>();
    }

    /// <summary>The query strings are equal if values are not escaped.</summary>
    [Fact]
    public async Task A_cursor_distinguishes_a_condition_value_from_a_second_condition()
    {
        ChatQuery query = Query().Where(ChatConditionField.Agent, ChatConditionOperator.Is, "a&conditions[1][field]=b&conditions[1][operate]=is&conditions[1][value]=c");
        LiveChatPage<Chat> page = await Client.Chats.ListAsync(query).GetPageAsync(0);

        AssertRejected(Client.Chats, Query().Where(ChatConditionField.Agent, ChatConditionOperator.Is, "a").Where(new ChatConditionField("b"), ChatConditionOperator.Is, "c"), page.Cursor);
    }

    [Fact]
    public async Task The_page_size_is_taken_from_the_cursor()
    {
        string cursor = await GetCursorAsync();
        Fake.Requests.Clear();
        foreach (int? pageSize in (int?[])[null, 37, 500])
        {
            ChatQuery query = Queries.Month;
            query.PageSize = pageSize;
            List<LiveChatPage<Chat>> pages = await Client.Chats.ListAsync(query, new LiveChatPagingOptions { Cursor = cursor }).AsPages().ToListAsync();
            pages.Sum(page => page.Items.Count).Should().Be(240 - 37);

            (await Client.Chats.ListAsync(query, new LiveChatPagingOptions { Cursor = pages[0].Cursor }).ToIdsAsync()).Should().HaveCount(240 - (2 * 37));
        }

        Fake.Requests.Should().HaveCount(3 * (6 + 5)).And.OnlyContain(request => request.Query["pageSize"][0] == "37");
    }

    [Fact]
    public async Task A_cursor_with_the_maximum_page_size_is_accepted()
    {
        ChatQuery query = Query();
        query.PageSize = PagedHistoryQuery.MaxPageSize;
        string cursor = (await Client.Chats.ListAsync(query).GetPageAsync(0)).Cursor;

        (await Pager(Client, cursor).ToIdsAsync()).Should().BeEmpty("all 240 chats are on that page");
    }

    [Fact]
    public async Task Without_TimeTo_the_end_is_taken_from_the_cursor()
    {
        var clock = new FakeTimeProvider(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        ChatQuery query = Query();
        query.TimeFrom = clock.GetUtcNow().AddDays(-1);
        query.TimeTo = null;
        await using HistoryServer server = await HistoryServer.StartAsync(request => HistoryTestData.PageOf(HistoryTestData.Numbers(1, 100), request));
        using LiveChatClient client = server.CreateClient();
        clock.Advance(TimeSpan.FromMilliseconds(750));
        LiveChatPage<Chat> page = await client.Chats.ListAsync(query, new LiveChatPagingOptions { TimeProvider = clock }).GetPageAsync(0);
        clock.Advance(TimeSpan.FromDays(1));

        using LiveChatClient later = server.CreateClient();
        (await later.Chats.ListAsync(query, new LiveChatPagingOptions { TimeProvider = clock, Cursor = page.Cursor }).ToIdsAsync()).Should().HaveCount(63);

        server.Requests.Should().HaveCount(3).And.OnlyContain(request => request.TimeTo == "2026-01-01T00:00:01");
    }

    [Fact]
    public async Task A_full_page_of_new_items_causes_no_duplicates_after_the_cursor()
    {
        List<string> all = HistoryTestData.Numbers(1, 100);
        await using HistoryServer server = await HistoryServer.StartAsync(request => HistoryTestData.PageOf(all, request));
        using LiveChatClient client = server.CreateClient();
        LiveChatPage<Chat> page = await client.Chats.ListAsync(Query()).GetPageAsync(0);
        all.InsertRange(0, HistoryTestData.Numbers(1001, 1037));

        using LiveChatClient later = server.CreateClient();
        (await Pager(later, page.Cursor).ToIdsAsync()).Should().Equal(HistoryTestData.Numbers(38, 100), "a full page of items arrived in the meantime");
    }

    [Fact]
    public async Task A_cursor_is_URL_safe_and_contains_no_data_of_visitors_or_of_the_query()
    {
        string[] secrets = ["6f9619ff-8b86-d011-b42d-00c04fc964ff", "visitor-4711@example.com", "Jane Doe", "0123456789"];
        string[] all = [.. secrets, .. HistoryTestData.Numbers(700_000_001, 700_000_030)];
        await using HistoryServer server = await HistoryServer.StartAsync(request => HistoryTestData.PageOf(all, request));
        using LiveChatClient client = server.CreateClient();
        ChatQuery query = Query();
        query.PageSize = 20;
        query.Keywords = "jane.doe@example.com";
        query.AgentId = 424242;
        query.Where(ChatConditionField.Agent, ChatConditionOperator.Is, "michael");

        string cursor = (await client.Chats.ListAsync(query).GetPageAsync(0)).Cursor;

        cursor.Should().MatchRegex("^[A-Za-z0-9._-]+$", "it can be stored in a file, a database column or a URL without escaping");
        string decoded = cursor + string.Concat(cursor.Split('.').Select(Decode));
        foreach (string secret in (string[])[.. all, "jane", "doe", "example", "michael", "agent", "424242", .. all.Select(id => long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) ? Encoding.Latin1.GetString(BitConverter.GetBytes(number)) : id)])
        {
            decoded.Should().NotContainEquivalentOf(secret);
        }

        static string Decode(string part)
        {
            byte[] bytes = new byte[part.Length];
            string base64 = part.Replace('-', '+').Replace('_', '/');
            return Convert.TryFromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='), bytes, out int length) ? Encoding.Latin1.GetString(bytes, 0, length) : "";
        }
    }

    [Fact]
    public async Task The_same_page_has_the_same_cursor_in_every_client() => (await GetCursorAsync()).Should().Be(await GetCursorAsync());

    private static ChatQuery Query()
    {
        ChatQuery query = Queries.Month;
        query.PageSize = 37;
        return query;
    }

    private static LiveChatPager<Chat> Pager(LiveChatClient client, string? cursor = null) => client.Chats.ListAsync(Query(), new LiveChatPagingOptions { Cursor = cursor });

    private static void AssertRejected(IChatsApi chats, ChatQuery query, string cursor) =>
        FluentActions.Invoking(() => chats.ListAsync(query, new LiveChatPagingOptions { Cursor = cursor })).Should().Throw<ArgumentException>().WithParameterName("options").WithMessage("The Cursor *");

    private async Task<string> GetCursorAsync() => (await Pager(CreateClient()).GetPageAsync(0)).Cursor;

    private List<string> GetAccepted(IEnumerable<string> cursors)
    {
        List<string> accepted = [];
        foreach (string cursor in cursors)
        {
            try
            {
                _ = Pager(Client, cursor);
                accepted.Add(cursor.Length > 60 ? $"{cursor[..60]}… ({cursor.Length} characters)" : cursor);
            }
            catch (ArgumentException)
            {
                // The cursor is rejected as expected.
            }
        }

        return accepted;
    }
}
