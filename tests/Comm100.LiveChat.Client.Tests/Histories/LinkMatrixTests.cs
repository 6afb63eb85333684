using System.Globalization;

namespace Comm100.LiveChat.Client.Tests.Histories;

/// <summary>
/// Valid and invalid links on each page and with each total. The expected results are computed from the rules for links,
/// independently of the client.
/// </summary>
public sealed class LinkMatrixTests(LinkMatrixTests.Servers servers) : IClassFixture<LinkMatrixTests.Servers>
{
    private const int PageSize = 2;

    // An endless enumeration fails after this number of requests instead of hanging.
    private const int MaxRequestCount = 50;

    private const int MaxPagesWithoutNew = 4;

    private static readonly List<string> s_all = HistoryTestData.Numbers(1, 6);

    private static readonly Dictionary<string, long> s_totals = new(StringComparer.Ordinal) { ["right"] = 6, ["too small"] = 3, ["too large"] = 100, ["missing"] = -1 };

    /// <summary>The link of each shape on a page, and the page index in the link; null if it has none.</summary>
    private static readonly Dictionary<string, Func<int, Servers, (string? Text, int? Stated)>> s_shapes = new(StringComparer.Ordinal)
    {
        ["absolute"] = (index, servers) => Next(index, servers.Service.BaseAddress + "api/v1/livechat/chats?timeFrom=x&pageSize=2&pageIndex={0}"),
        ["other host"] = (index, servers) => Next(index, servers.Other.BaseAddress + "api/v1/livechat/chats?pageIndex={0}&pageSize=2"),
        ["other host without an index"] = (_, servers) => (servers.Other.BaseAddress + "api/v1/livechat/chats", null),
        ["other host with a name and password"] = (index, servers) => Next(index, "http://agent:secret@" + servers.Other.BaseAddress.Authority + "/api/v1/livechat/chats?pageIndex={0}"),
        ["other host without a scheme"] = (index, servers) => Next(index, "//" + servers.Other.BaseAddress.Authority + "/api/v1/livechat/chats?pageIndex={0}"),
        ["other host behind an at sign"] = (index, servers) => Next(index, servers.Service.BaseAddress.ToString().TrimEnd('/') + "@" + servers.Other.BaseAddress.Authority + "/?pageIndex={0}"),
        ["other version, lower-cased"] = (index, servers) => Next(index, servers.Service.BaseAddress + "api/v2.0/livechat/CHATS?PAGEINDEX={0}&PAGESIZE=2"),
        ["other scheme"] = (index, _) => Next(index, "ftp://hosted.comm100.com/chats?pageIndex={0}"),
        ["dropped filters"] = (index, _) => Next(index, HistoryTestData.Path + "?pageIndex={0}"),
        ["other filters"] = (index, _) => Next(index, HistoryTestData.Path + "?timeFrom=2000-01-01T00:00:00&timeTo=2100-01-01T00:00:00&keywords=other&agentId=9&pageSize=500&pageIndex={0}"),
        ["relative"] = (index, _) => Next(index, "chats?pageIndex={0}"),
        ["relative upwards"] = (index, _) => Next(index, "../../../agents?pageIndex={0}"),
        ["bare query"] = (index, _) => Next(index, "?pageSize=2&pageIndex={0}"),
        ["bare query with a fragment"] = (index, _) => Next(index, "?pageIndex={0}#pageIndex=0"),
        ["query without a question mark"] = (index, _) => Next(index, "pageIndex={0}&pageSize=2"),
        ["empty"] = (_, _) => ("", null),
        ["null"] = (_, _) => (null, null),
        ["blank"] = (_, _) => (" ", null),
        ["self"] = (index, servers) => (servers.Service.BaseAddress + "api/v1/livechat" + HistoryTestData.Path + HistoryTestData.Link(index), index),
        ["backwards"] = (index, _) => (HistoryTestData.Link(Math.Max(0, index - 1)), Math.Max(0, index - 1)),
        ["to the beginning"] = (_, _) => ("?pageIndex=0&pageSize=2", 0),
        ["below 0"] = (_, _) => ("?pageIndex=-1", -1),
        ["garbage"] = (_, _) => ("\u0000<a href='%zz'>\ud83d\ude00", null),
        ["garbage address"] = (_, _) => ("http://[::1", null),
        ["garbage index"] = (_, _) => ("?pageIndex=next", null),
        ["empty index"] = (_, _) => ("?pageIndex=", null),
        ["index beyond all numbers"] = (_, _) => ("?pageIndex=99999999999999999999", null),
        ["script"] = (_, _) => ("javascript:alert(1)", null),
        ["file"] = (_, _) => ("file:///etc/passwd", null),
        ["internal address"] = (index, _) => Next(index, "http://169.254.169.254/latest/meta-data/iam?pageIndex={0}"),
        ["internal address on this machine"] = (index, servers) => Next(index, "http://localhost:" + servers.Other.BaseAddress.Port.ToString(CultureInfo.InvariantCulture) + "/admin?pageIndex={0}"),
    };

    public static TheoryData<string> Shapes => [.. s_shapes.Keys];

    /// <summary>The link is on a single page: on each page in turn, with each total, and with and without pages requested ahead.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public Task An_enumeration_follows_the_rules_for_links(string shape) => EachCase.CheckAsync(
        from total in s_totals.Keys
        from pageIndex in Enumerable.Range(0, 3)
        from pagesAhead in new[] { 0, 1, 4 }
        select new { total, pageIndex, pagesAhead },
        async testCase =>
        {
            servers.Serve(index => index == testCase.pageIndex ? s_shapes[shape](index, servers).Text : CorrectLink(index), s_totals[testCase.total]);
            Outcome expected = Expected(index => index == testCase.pageIndex ? s_shapes[shape](index, servers) : (CorrectLink(index), index >= 2 ? null : index + 1), s_totals[testCase.total]);

            await CheckAsync(testCase.pagesAhead, expected, s_totals[testCase.total]);
        });

    /// <summary>The link is on all pages.</summary>
    [Theory]
    [MemberData(nameof(Shapes))]
    public async Task An_enumeration_follows_the_rules_for_links_if_all_links_have_the_same_shape(string shape)
    {
        foreach (long total in s_totals.Values)
        {
            servers.Serve(index => s_shapes[shape](index, servers).Text, total);
            await CheckAsync(pagesAhead: 0, Expected(index => s_shapes[shape](index, servers), total));
        }
    }

    [Fact]
    public async Task An_enumeration_ends_if_the_link_never_changes()
    {
        servers.Serve(_ => "?pageIndex=1", total: -1);

        await CheckAsync(pagesAhead: 0, new Outcome(HistoryTestData.Numbers(1, 4), [0, 1], Missed: null));
    }

    /// <summary>A link shows only that there is a next page. The index of the next page is always the current index plus 1.</summary>
    [Theory]
    [InlineData(2)]
    [InlineData(int.MaxValue)]
    public async Task A_link_that_skips_pages_does_not_skip_items(int target)
    {
        servers.Serve(index => index == 0 ? HistoryTestData.Link(target) : CorrectLink(index), total: 6);

        await CheckAsync(pagesAhead: 0, new Outcome(s_all, [0, 1, 2], Missed: null));
    }

    /// <summary>The service returns its last page for each later index, without a total.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_enumeration_ends_even_if_the_last_page_is_repeated_forever(bool hasIndex)
    {
        servers.StartRun();
        servers.Service.Respond = request => Task.FromResult(servers.Service.Requests.Count > MaxRequestCount
            ? null
            : HistoryTestData.Page(s_all.Skip(Math.Min(2, request.Index) * PageSize).Take(PageSize), hasIndex ? HistoryTestData.Link(request.Index + 1) : "more"));
        ILiveChatClient client = servers.Client;
        ChatQuery query = Query();
        query.PageSize = 500;

        (await client.Chats.ListAsync(query).ToIdsAsync()).Should().Equal(s_all, "the enumeration must end before the server responds with status 403 after {0} requests", MaxRequestCount);
    }

    [Fact]
    public async Task Enumerations_of_offline_messages_and_missed_chats_follow_the_same_rules()
    {
        servers.StartRun();
        servers.Service.Respond = request =>
        {
            string list = request.Path.EndsWith("offlineMessages", StringComparison.Ordinal) ? "offlineMessages" : "missedAndRefusedChats";
            string items = request.Index < 2 ? $$"""{"id":{{request.Index + 1}},"chat":{"id":{{request.Index + 1}} } }""" : "";
            return Task.FromResult<string?>($$"""{"nextPage":"{{servers.Other.BaseAddress}}?pageIndex={{request.Index + 1}}","{{list}}":[{{items}}]}""");
        };
        ILiveChatClient client = servers.Client;
        (DateTimeOffset from, DateTimeOffset to) = (Query().TimeFrom!.Value, Query().TimeTo!.Value);

        (await client.OfflineMessages.ListAsync(new OfflineMessageQuery(from, to) { Keywords = "k" }).ToListAsync()).Should().HaveCount(2);
        (await client.MissedAndRefusedChats.ListAsync(new MissedAndRefusedChatQuery(from, to) { CampaignId = 7 }).ToListAsync()).Should().HaveCount(2);

        servers.Service.Requests.Select(request => (request.Path, request.Index)).Should().Equal(
            [.. Enumerable.Range(0, 6).Select(index => ("/api/v1/livechat/offlineMessages", index)), .. Enumerable.Range(0, 6).Select(index => ("/api/v1/livechat/missedAndRefusedChats", index))]);
        servers.Service.Requests.Take(6).Should().OnlyContain(request => request.Query["keywords"] == "k");
        servers.Service.Requests.Skip(6).Should().OnlyContain(request => request.Query["campaignId"] == "7");
        servers.Other.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task An_enumeration_of_agent_chats_ends_if_the_same_page_is_repeated_forever()
    {
        servers.StartRun();
        servers.Service.Respond = request => Task.FromResult(servers.Service.Requests.Count > MaxRequestCount ? null
            : $$"""{"nextPage":"?pageIndex={{request.Index + 1}}","agentChats":[{"agents":["Ann"],"transcript":[{"time":"2026-06-01T10:00:00","sender":"Ann","content":"hello"}]}]}""");

        (await servers.Client.AgentChats.ListAsync(new AgentChatQuery(Query().TimeFrom!.Value, Query().TimeTo!.Value)).ToListAsync()).Should().ContainSingle();
    }

    [Fact]
    public async Task Agent_chats_are_read_from_a_single_response_or_from_pages()
    {
        servers.StartRun();
        servers.Service.Respond = request => Task.FromResult(servers.Service.Requests.Count > MaxRequestCount ? null : request.Query.ContainsKey("keywords")
            ? $$"""{"total":3,"nextPage":"{{servers.Other.BaseAddress}}?pageIndex={{request.Index + 1}}","previousPage":"","agentChats":[{"agents":[]}]}"""
            : """{"agentChats":[{"agents":[]},{"agents":[]}]}""");
        ILiveChatClient client = servers.Client;
        var query = new AgentChatQuery(Query().TimeFrom!.Value, Query().TimeTo!.Value);

        (await client.AgentChats.ListAsync(query).ToListAsync()).Should().HaveCount(2);
        query.Keywords = "k";
        (await client.AgentChats.ListAsync(query).ToListAsync()).Should().HaveCount(3);

        const string Window = "/api/v1/livechat/agentChats?timeFrom=2026-05-31T00%3A00%3A00&timeTo=2026-07-01T00%3A00%3A00";
        servers.Service.Requests.Select(request => request.RawTarget).Should().Equal(Window, Window + "&keywords=k", Window + "&keywords=k&pageIndex=1", Window + "&keywords=k&pageIndex=2");
        servers.Other.Requests.Should().BeEmpty();
    }

    private static (string Text, int? Stated) Next(int index, string format) => (string.Format(CultureInfo.InvariantCulture, format, index + 1), index + 1);

    private static string CorrectLink(int index) => index < 2 ? HistoryTestData.Link(index + 1) : "";

    private static ChatQuery Query() => new(Queries.Month.TimeFrom!.Value, Queries.Month.TimeTo!.Value)
    {
        AgentId = 5,
        Keywords = "a+b & [c] é😀",
        Conditions = [new ChatCondition { Field = ChatConditionField.Agent, Operate = ChatConditionOperator.Is, Value = "michael" }],
        PageSize = PageSize,
    };

    /// <summary>
    /// The rules for links: continue while the total or a forward link shows that there are more items, stop after a few consecutive pages without new
    /// items, and throw if the total is not reached. A total below the number of received items is ignored.
    /// </summary>
    private static Outcome Expected(Func<int, (string? Text, int? Stated)> linkAt, long total)
    {
        List<string> ids = [];
        List<int> pages = [];
        long? known = null;
        for (int index = 0, withoutNew = 0; ; index++)
        {
            pages.Add(index);
            List<string> page = [.. s_all.Skip(index * PageSize).Take(PageSize)];
            ids.AddRange(page);
            withoutNew = page.Count == 0 ? withoutNew + 1 : 0;
            known = total >= ids.Count ? total : known;
            (string? text, int? stated) = linkAt(index);
            bool hasForwardLink = !string.IsNullOrWhiteSpace(text) && (stated ?? index + 1) > index;
            if ((!hasForwardLink && !(known > ids.Count)) || (withoutNew > 0 && known == ids.Count) || withoutNew == MaxPagesWithoutNew)
            {
                return new Outcome(ids, pages, known > ids.Count ? known : null);
            }
        }
    }

    private async Task CheckAsync(int pagesAhead, Outcome expected, long total = -1)
    {
        List<string> ids = [];
        LiveChatIncompleteHistoryException? failure = null;
        try
        {
            await foreach (Chat chat in servers.Client.Chats.ListAsync(Query(), new LiveChatPagingOptions { MaxPagesAhead = pagesAhead }))
            {
                ids.Add(chat.Id!.Value);
            }
        }
        catch (LiveChatIncompleteHistoryException exception)
        {
            failure = exception;
        }

        ids.Should().Equal(expected.Ids);
        (failure?.Total).Should().Be(expected.Missed);
        if (failure is not null)
        {
            failure.Received.Should().Be(ids.Count);
            failure.OperationId.Should().Be("Chats.list");
            failure.Attempts.Should().Be(expected.Pages.Count);
        }

        // Pages that are requested at the same time can arrive in any order, and pages that are requested ahead because of a wrong total can be unnecessary.
        int[] unnecessary = [.. servers.Service.Requests.Select(request => request.Index).Except(expected.Pages)];
        unnecessary.Should().OnlyHaveUniqueItems().And.NotContain(index => pagesAhead <= 1 || index > expected.Pages.Count - 2 + pagesAhead || index * PageSize >= total);
        List<string> targets = [.. servers.Service.Requests.Where(request => !unnecessary.Contains(request.Index)).Select(request => request.RawTarget)];
        if (pagesAhead > 1)
        {
            targets.Sort(StringComparer.Ordinal);
        }

        targets.Should().Equal(expected.Pages.Select(page =>
            HistoryTestData.Path + "?timeFrom=2026-05-31T00%3A00%3A00&timeTo=2026-07-01T00%3A00%3A00&agentId=5&keywords=a%2Bb%20%26%20%5Bc%5D%20%C3%A9%F0%9F%98%80"
            + "&conditions%5B0%5D%5Bfield%5D=agent&conditions%5B0%5D%5Boperate%5D=is&conditions%5B0%5D%5Bvalue%5D=michael&pageIndex="
            + page.ToString(CultureInfo.InvariantCulture) + "&pageSize=2"));
        servers.Service.Requests.Should().OnlyContain(request => request.Host == servers.Service.BaseAddress.Authority && request.Authorization == HistoryTestData.Authorization);
        servers.Other.Requests.Should().BeEmpty("no request may be sent to the address of a link");
    }

    /// <param name="Ids">The ids of the returned items.</param>
    /// <param name="Pages">The requested pages.</param>
    /// <param name="Missed">The total that was not reached; null if the enumeration succeeds.</param>
    private sealed record Outcome(List<string> Ids, List<int> Pages, long? Missed);

    /// <summary>The service, and another server that links point to.</summary>
    public sealed class Servers : IAsyncLifetime
    {
        private LiveChatClient _client = null!;

        internal HistoryServer Service { get; private set; } = null!;

        internal HistoryServer Other { get; private set; } = null!;

        /// <summary>A view of the client for the current run.</summary>
        internal ILiveChatClient Client { get; private set; } = null!;

        public async Task InitializeAsync()
        {
            (Service, Other) = (await HistoryServer.StartAsync(), await HistoryServer.StartAsync());
            _client = Service.CreateClient();
        }

        public async Task DisposeAsync()
        {
            _client.Dispose();
            await Service.DisposeAsync();
            await Other.DisposeAsync();
        }

        internal void StartRun() => Client = Service.StartRun(_client);

        internal void Serve(Func<int, string?> linkAt, long total)
        {
            StartRun();
            Service.Respond = request => Task.FromResult(Service.Requests.Count > MaxRequestCount
                ? null
                : HistoryTestData.Page(s_all.Skip((int)Math.Min(s_all.Count, (long)request.Index * PageSize)).Take(PageSize), linkAt(request.Index), total));
        }
    }
}
