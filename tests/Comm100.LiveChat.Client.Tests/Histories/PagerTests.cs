using System.Globalization;

namespace Comm100.LiveChat.Client.Tests.Histories;

public sealed class PagerTests : ClientTest
{
    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(240)]
    [InlineData(500)]
    public async Task An_enumeration_returns_each_chat_once(int? pageSize)
    {
        ChatQuery query = Queries.Month;
        query.PageSize = pageSize;

        List<Chat> chats = await CollectAsync(Client.Chats.ListAsync(query));

        chats.Should().HaveCount(240);
        chats.Select(chat => chat.Id).Should().OnlyHaveUniqueItems();
        Fake.Requests.Should().HaveCount((int)Math.Ceiling(240.0 / (pageSize ?? 100)));
    }

    [Fact]
    public async Task Pages_report_their_index_and_the_total()
    {
        ChatQuery query = Queries.Month;
        query.PageSize = 100;
        query.PageIndex = 1;
        List<LiveChatPage<Chat>> pages = [];
        await foreach (LiveChatPage<Chat> page in Client.Chats.ListAsync(query).AsPages())
        {
            pages.Add(page);
        }

        pages.Select(page => (page.Index, page.Total, page.Items.Count)).Should().Equal((1, 240L, 100), (2, 240L, 40));
    }

    [Fact]
    public async Task No_request_is_sent_before_the_enumeration_starts_and_the_query_is_copied()
    {
        ChatQuery query = Queries.Month;
        query.Keywords = "a+b & [c] é😀";
        query.Where(ChatConditionField.Agent, ChatConditionOperator.Is, "michael");
        LiveChatPager<Chat> pager = Client.Chats.ListAsync(query);
        query.Keywords = "other";
        query.Conditions![0].Value = "other";
        Fake.Requests.Should().BeEmpty();

        await CollectAsync(pager);

        LastRequest.RawTarget.Should().Contain("keywords=a%2Bb%20%26%20%5Bc%5D%20%C3%A9%F0%9F%98%80");
        LastRequest.Query["conditions[0][field]"].Should().Equal("agent");
        LastRequest.Query["conditions[0][operate]"].Should().Equal("is");
        LastRequest.Query["conditions[0][value]"].Should().Equal("michael");
    }

    [Fact]
    public async Task All_query_parameters_are_sent()
    {
        var query = new ChatQuery(new DateTimeOffset(2026, 6, 1, 2, 3, 4, 999, TimeSpan.FromHours(2)), new DateTimeOffset(2026, 6, 2, 0, 0, 0, 1, TimeSpan.Zero))
        {
            AgentId = 1,
            DepartmentId = 2,
            CategoryId = 3,
            Keywords = "k",
            PageIndex = 4,
            PageSize = 5,
            TimeZone = TimeSpan.FromHours(5.5),
        };

        await Client.Chats.GetPageAsync(query);

        LastRequest.RawTarget.Should().Be(
            "/api/v1/livechat/chats?timeFrom=2026-06-01T05%3A33%3A04&timeTo=2026-06-02T05%3A30%3A01&timezone=%2B05%3A30&agentId=1&departmentId=2&categoryId=3&keywords=k&pageIndex=4&pageSize=5");
    }

    [Fact]
    public async Task The_request_for_a_single_page_omits_parameters_that_are_not_set()
    {
        ChatPage page = await Client.Chats.GetPageAsync(Queries.Month);

        LastRequest.RawTarget.Should().Be("/api/v1/livechat/chats?timeFrom=2026-05-31T00%3A00%3A00&timeTo=2026-07-01T00%3A00%3A00");
        page.Chats.Should().HaveCount(10);
    }

    public static TheoryData<string, Action<ChatQuery>> InvalidQueries => new()
    {
        { "TimeFrom and TimeTo are not set*", query => query.TimeFrom = query.TimeTo = null },
        { "TimeTo is not set*", query => query.TimeTo = null },
        { "TimeFrom must be before TimeTo*", query => query.TimeTo = query.TimeFrom },
        { "TimeZone must be in whole minutes between -14:00 and +14:00, but it is 14:01:00.*", query => query.TimeZone = new TimeSpan(14, 1, 0) },
        { "TimeZone must be in whole minutes*", query => query.TimeZone = TimeSpan.FromSeconds(1) },
        { "PageIndex must be 0 or greater, but it is -1.*", query => query.PageIndex = -1 },
        { "PageSize must be between 1 and 500, but it is 0.*", query => query.PageSize = 0 },
        { "PageSize must be between 1 and 500, but it is 501.*", query => query.PageSize = 501 },
        { "Conditions[0] must have*", query => query.Conditions = [new ChatCondition { Field = "agent" }] },
    };

    [Fact]
    public async Task The_exception_for_a_missing_period_contains_what_is_required()
    {
        ChatQuery query = Queries.Month;
        query.TimeFrom = query.TimeTo = null;

        (await FluentActions.Awaiting(() => Client.Chats.GetPageAsync(query)).Should().ThrowAsync<ArgumentException>())
            .WithMessage("TimeFrom and TimeTo are not set: a page of a history requires the start and the end of the period. (Parameter 'query')");
        FluentActions.Invoking(() => Client.Chats.ListAsync(query)).Should().Throw<ArgumentException>()
            .WithMessage("TimeFrom is not set: an enumeration requires the start of the period. (Parameter 'query')");
    }

    [Theory]
    [MemberData(nameof(InvalidQueries))]
    public async Task An_invalid_query_is_rejected_before_a_request_is_sent(string message, Action<ChatQuery> invalidate)
    {
        ChatQuery query = Queries.Month;
        invalidate(query);

        (await FluentActions.Awaiting(() => Client.Chats.GetPageAsync(query)).Should().ThrowAsync<ArgumentException>()).WithMessage(message).WithParameterName("query");
        if (query.TimeTo is not null || query.TimeFrom is null)
        {
            FluentActions.Invoking(() => Client.Chats.ListAsync(query)).Should().Throw<ArgumentException>().WithMessage(message.Replace("TimeFrom and TimeTo are", "TimeFrom is", StringComparison.Ordinal)).WithParameterName("query");
        }

        Fake.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("?pageIndex=0")]
    [InlineData("?PAGEINDEX=0&pageSize=2")]
    public async Task An_enumeration_without_a_total_ends_at_a_link_that_does_not_point_forward(string? link)
    {
        Respond("Chats.list", 200, Page(link, 1, 2));

        (await CollectAsync(Client.Chats.ListAsync(Queries.Month))).Should().HaveCount(2);
        Fake.Requests.Should().ContainSingle();
    }

    [Theory]
    [InlineData("https://other.example.com/api/v2.0/livechat/chats?pageIndex=1")]
    [InlineData("http://169.254.169.254/latest?pageIndex=1")]
    [InlineData("/livechat/chats?pageindex=1&keywords=dropped")]
    [InlineData("?pageIndex=1#end")]
    [InlineData("garbage")]
    public async Task A_link_is_not_followed_and_the_next_page_is_requested_with_the_original_query(string link)
    {
        Respond("Chats.list", 200, Page(link, 1, 2));
        ChatQuery query = Queries.Month;
        query.Keywords = "k";
        LiveChatPager<Chat> pager = Client.Chats.ListAsync(query);
        int[] ids = [3, 4];

        List<Chat> chats = [];
        await foreach (Chat chat in pager)
        {
            if (chats.Count == 0)
            {
                Respond("Chats.list", 200, Page("", ids));
            }

            chats.Add(chat);
        }

        chats.Select(chat => chat.Id!.Value.Number).Should().Equal(1, 2, 3, 4);
        Fake.Requests.Should().HaveCount(2).And.OnlyContain(request => request.Path == "/api/v1/livechat/chats" && request.Query["keywords"][0] == "k");
        LastRequest.Query["pageIndex"].Should().Equal("1");
    }

    [Fact]
    public async Task Items_of_the_previous_page_are_not_returned_again()
    {
        Respond("Chats.list", 200, Page("?pageIndex=1", 1, 2));
        List<string> ids = [];
        await foreach (Chat chat in Client.Chats.ListAsync(Queries.Month))
        {
            if (ids.Count == 0)
            {
                Respond("Chats.list", 200, Page("", 2, 3));
            }

            ids.Add(chat.Id!.Value);
        }

        ids.Should().Equal("1", "2", "3");
    }

    [Fact]
    public async Task An_enumeration_ends_if_neither_the_total_nor_a_link_indicates_more_items()
    {
        Respond("Chats.list", 200, Page(""));
        (await CollectAsync(Client.Chats.ListAsync(Queries.Month))).Should().BeEmpty();

        Respond("Chats.list", 200, """{"total":1,"nextPage":"","chats":[{"id":1}]}""");
        (await CollectAsync(Client.Chats.ListAsync(Queries.Month))).Should().ContainSingle();

        Fake.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task An_enumeration_can_be_canceled_between_items()
    {
        using var cancellation = new CancellationTokenSource();
        int count = 0;
        Func<Task> enumeration = async () =>
        {
            await foreach (Chat _ in Client.Chats.ListAsync(Queries.Month).WithCancellation(cancellation.Token))
            {
                count++;
                await cancellation.CancelAsync();
            }
        };

        (await enumeration.Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
        count.Should().Be(1);
    }

    private static string Page(string? nextPage, params int[] ids) =>
        $$"""{"nextPage":{{(nextPage is null ? "null" : $"\"{nextPage}\"")}},"previousPage":"x","chats":[{{string.Join(',', ids.Select(id => $$"""{"id":{{id.ToString(CultureInfo.InvariantCulture)}}}"""))}}]}""";

    private static async Task<List<Chat>> CollectAsync(LiveChatPager<Chat> pager)
    {
        List<Chat> chats = [];
        await foreach (Chat chat in pager)
        {
            chats.Add(chat);
        }

        return chats;
    }
}
