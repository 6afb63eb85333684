using System.Text;

namespace Comm100.LiveChat.Client.Tests.Histories;

/// <summary>The exact encoding of each query parameter of the four lists.</summary>
public sealed class QueryEncodingTests : ClientTest
{
    private const string Base = "/api/v1/livechat/";
    private const string Window = "?timeFrom=2026-06-01T05%3A33%3A04&timeTo=2026-06-02T05%3A30%3A01&timezone=%2B05%3A30";

    private static readonly DateTimeOffset s_from = new(2026, 6, 1, 2, 3, 4, 999, TimeSpan.FromHours(2));
    private static readonly DateTimeOffset s_to = new(2026, 6, 2, 0, 0, 0, 1, TimeSpan.Zero);
    private static readonly TimeSpan s_zone = TimeSpan.FromHours(5.5);

    public static TheoryData<string, string> Texts => new()
    {
        { "a+b", "a%2Bb" },
        { "a&b=c", "a%26b%3Dc" },
        { "[0][field]", "%5B0%5D%5Bfield%5D" },
        { "a b", "a%20b" },
        { "100%", "100%25" },
        { "%2B", "%252B" },
        { "#?/\\", "%23%3F%2F%5C" },
        { "é", "%C3%A9" },
        { "e\u0301", "e%CC%81" },
        { "日本語", "%E6%97%A5%E6%9C%AC%E8%AA%9E" },
        { "😀", "%F0%9F%98%80" },
        { "👩‍👩‍👧", "%F0%9F%91%A9%E2%80%8D%F0%9F%91%A9%E2%80%8D%F0%9F%91%A7" },
        { "שלום", "%D7%A9%D7%9C%D7%95%D7%9D" },
        { "-._~", "-._~" },
        { "!*'();:@,$", "%21%2A%27%28%29%3B%3A%40%2C%24" },
        { "\"<>^`{|}", "%22%3C%3E%5E%60%7B%7C%7D" },
        { "a\tb\r\nc\0", "a%09b%0D%0Ac%00" },
        { ".", "." },
        { "../../agents", "..%2F..%2Fagents" },
        { "", "" },
    };

    public static TheoryData<string, string> Zones => new()
    {
        { "00:00", "%2B00%3A00" },
        { "14:00", "%2B14%3A00" },
        { "-14:00", "-14%3A00" },
        { "-00:30", "-00%3A30" },
        { "05:45", "%2B05%3A45" },
    };

    [Fact]
    public async Task A_chat_query_is_encoded_with_all_parameters()
    {
        ChatQuery query = new ChatQuery(s_from, s_to)
        {
            TimeZone = s_zone,
            AgentId = 1,
            DepartmentId = long.MaxValue,
            CategoryId = 3,
            Keywords = "a+b & [c] é😀",
            PageIndex = 4,
            PageSize = 500,
        }.Where(ChatConditionField.Agent, ChatConditionOperator.Is, "michael & co.").Where(new ChatConditionField("visitor name"), new ChatConditionOperator("is not"), "é+😀");

        Respond("Chats.list", 200, "{}");
        await Client.Chats.GetPageAsync(query);

        LastRequest.RawTarget.Should().Be(Base + "chats" + Window + "&agentId=1&departmentId=9223372036854775807&categoryId=3&keywords=a%2Bb%20%26%20%5Bc%5D%20%C3%A9%F0%9F%98%80"
            + "&conditions%5B0%5D%5Bfield%5D=agent&conditions%5B0%5D%5Boperate%5D=is&conditions%5B0%5D%5Bvalue%5D=michael%20%26%20co."
            + "&conditions%5B1%5D%5Bfield%5D=visitor%20name&conditions%5B1%5D%5Boperate%5D=is%20not&conditions%5B1%5D%5Bvalue%5D=%C3%A9%2B%F0%9F%98%80"
            + "&pageIndex=4&pageSize=500");
    }

    [Fact]
    public async Task An_offline_message_query_is_encoded_with_all_parameters()
    {
        await Client.OfflineMessages.GetPageAsync(new OfflineMessageQuery(s_from, s_to)
        {
            TimeZone = s_zone,
            CampaignId = 1,
            DepartmentId = 2,
            AgentId = 3,
            VisitorSegmentation = 4,
            Keywords = "a+b & [c] é😀",
            PageIndex = 0,
            PageSize = 1,
        });

        LastRequest.RawTarget.Should().Be(Base + "offlineMessages" + Window + "&campaignId=1&departmentId=2&agentId=3&visitorSegmentation=4&keywords=a%2Bb%20%26%20%5Bc%5D%20%C3%A9%F0%9F%98%80&pageIndex=0&pageSize=1");
    }

    [Theory]
    [InlineData("missed", "missed")]
    [InlineData("refused", "refused")]
    [InlineData("neither & nor", "neither%20%26%20nor")]
    public async Task A_missed_and_refused_chat_query_is_encoded_with_all_parameters(string type, string sent)
    {
        Respond("MissedAndRefusedChats.list", 200, "{}");

        await Client.MissedAndRefusedChats.GetPageAsync(new MissedAndRefusedChatQuery(s_from, s_to)
        {
            TimeZone = s_zone,
            Type = type,
            CampaignId = 1,
            DepartmentId = 2,
            VisitorSegmentation = 3,
            PageIndex = 5,
            PageSize = 6,
        });

        LastRequest.RawTarget.Should().Be(Base + "missedAndRefusedChats" + Window + "&type=" + sent + "&campaignId=1&departmentId=2&visitorSegmentation=3&pageIndex=5&pageSize=6");
    }

    [Fact]
    public async Task An_agent_chat_query_is_encoded_with_all_parameters()
    {
        await Client.AgentChats.GetPageAsync(new AgentChatQuery(s_from, s_to) { TimeZone = s_zone, AgentId = 1, Keywords = "a+b & [c] é😀" });

        LastRequest.RawTarget.Should().Be(Base + "agentChats" + Window + "&agentId=1&keywords=a%2Bb%20%26%20%5Bc%5D%20%C3%A9%F0%9F%98%80");
    }

    [Fact]
    public async Task Parameters_that_are_not_set_are_not_sent()
    {
        const string Bare = "?timeFrom=2026-06-01T00%3A03%3A04&timeTo=2026-06-02T00%3A00%3A01";

        await Client.Chats.GetPageAsync(new ChatQuery(s_from, s_to) { Conditions = [] });
        await Client.OfflineMessages.GetPageAsync(new OfflineMessageQuery(s_from, s_to));
        await Client.MissedAndRefusedChats.GetPageAsync(new MissedAndRefusedChatQuery(s_from, s_to) { Type = default(MissedOrRefusedChatType) });
        await Client.AgentChats.GetPageAsync(new AgentChatQuery(s_from, s_to));

        Fake.Requests.Select(request => request.RawTarget).Should().Equal(
            Base + "chats" + Bare, Base + "offlineMessages" + Bare, Base + "missedAndRefusedChats" + Bare, Base + "agentChats" + Bare);
    }

    [Fact]
    public async Task Every_documented_query_parameter_can_be_sent()
    {
        await A_chat_query_is_encoded_with_all_parameters();
        await An_offline_message_query_is_encoded_with_all_parameters();
        await A_missed_and_refused_chat_query_is_encoded_with_all_parameters("missed", "missed");
        await An_agent_chat_query_is_encoded_with_all_parameters();

        foreach (Contract.ContractOperation operation in Contract.ApiContract.Operations.Where(operation => Fake.Requests.For(operation.Id).Count > 0))
        {
            Fake.Requests.For(operation.Id)[0].Query.Keys.Select(name => name.Replace("[0]", "[n]", StringComparison.Ordinal).Replace("[1]", "[n]", StringComparison.Ordinal)).Distinct()
                .Should().BeEquivalentTo(operation.Query, "{0} has these query parameters", operation.Id);
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task A_string_is_escaped_and_received_unchanged(string text, string sent)
    {
        Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Should().Be(text);
        ChatQuery query = new ChatQuery(s_from, s_to) { Keywords = text }.Where(ChatConditionField.Agent, ChatConditionOperator.Is, text);
        foreach (string operation in (string[])["Chats.list", "OfflineMessages.list", "AgentChats.list"])
        {
            Respond(operation, 200, "{}");
        }

        await Client.Chats.GetPageAsync(query);
        LastRequest.RawTarget.Should().EndWith("&keywords=" + sent + "&conditions%5B0%5D%5Bfield%5D=agent&conditions%5B0%5D%5Boperate%5D=is&conditions%5B0%5D%5Bvalue%5D=" + sent);
        LastRequest.Query["keywords"].Should().Equal(text);
        LastRequest.Query["conditions[0][value]"].Should().Equal(text);
        LastRequest.Path.Should().Be(Base + "chats");

        await Client.OfflineMessages.GetPageAsync(new OfflineMessageQuery(s_from, s_to) { Keywords = text });
        LastRequest.RawTarget.Should().EndWith("&keywords=" + sent);

        await Client.AgentChats.GetPageAsync(new AgentChatQuery(s_from, s_to) { Keywords = text });
        LastRequest.RawTarget.Should().EndWith("&keywords=" + sent);
    }

    [Theory]
    [MemberData(nameof(Zones))]
    public async Task A_time_zone_is_sent_as_an_offset_and_applies_to_TimeFrom(string zone, string sent)
    {
        TimeSpan offset = TimeSpan.Parse(zone, System.Globalization.CultureInfo.InvariantCulture);
        var noon = new DateTimeOffset(2026, 6, 1, 12, 0, 0, TimeSpan.Zero);

        await Client.AgentChats.GetPageAsync(new AgentChatQuery(noon, noon.AddHours(1)) { TimeZone = offset });

        LastRequest.RawTarget.Should().EndWith("&timezone=" + sent);
        DateTimeOffset.Parse(LastRequest.Query["timeFrom"][0] + (zone[0] == '-' ? zone : "+" + zone), System.Globalization.CultureInfo.InvariantCulture).Should().Be(noon);
    }

    [Fact]
    public async Task A_long_string_is_received_completely()
    {
        string keywords = string.Concat(Enumerable.Repeat("é+😀", 300));

        await Client.AgentChats.GetPageAsync(new AgentChatQuery(s_from, s_to) { Keywords = keywords });

        LastRequest.Query["keywords"].Should().Equal(keywords);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    [InlineData(int.MinValue)]
    public async Task A_page_size_out_of_range_is_rejected_for_offline_messages_and_missed_chats(int size)
    {
        await AssertRejectedAsync(() => Client.OfflineMessages.GetPageAsync(new OfflineMessageQuery(s_from, s_to) { PageSize = size }), "PageSize must be between 1 and 500*");
        await AssertRejectedAsync(() => Client.MissedAndRefusedChats.GetPageAsync(new MissedAndRefusedChatQuery(s_from, s_to) { PageSize = size }), "PageSize must be between 1 and 500*");
        FluentActions.Invoking(() => Client.OfflineMessages.ListAsync(new OfflineMessageQuery(s_from, s_to) { PageSize = size })).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Client.MissedAndRefusedChats.ListAsync(new MissedAndRefusedChatQuery(s_from, s_to) { PageSize = size })).Should().Throw<ArgumentException>();
    }

    [Fact]
    public async Task An_incomplete_empty_or_reversed_period_is_rejected_in_the_other_lists()
    {
        await AssertRejectedAsync(() => Client.OfflineMessages.GetPageAsync(new OfflineMessageQuery(s_to, s_from)), "TimeFrom must be before TimeTo*");
        await AssertRejectedAsync(() => Client.MissedAndRefusedChats.GetPageAsync(new MissedAndRefusedChatQuery(s_to, s_from)), "TimeFrom must be before TimeTo*");
        await AssertRejectedAsync(() => Client.AgentChats.GetPageAsync(new AgentChatQuery(s_to, s_to.ToOffset(s_zone))), "TimeFrom must be before TimeTo*");
        await AssertRejectedAsync(() => Client.OfflineMessages.GetPageAsync(new OfflineMessageQuery()), "TimeFrom and TimeTo are not set*");
        await AssertRejectedAsync(() => Client.MissedAndRefusedChats.GetPageAsync(new MissedAndRefusedChatQuery { TimeTo = s_to }), "TimeFrom is not set*");
        await AssertRejectedAsync(() => Client.AgentChats.GetPageAsync(new AgentChatQuery { TimeFrom = s_from }), "TimeTo is not set*");
        FluentActions.Invoking(() => Client.AgentChats.ListAsync(new AgentChatQuery { TimeTo = s_to })).Should().Throw<ArgumentException>().WithMessage("TimeFrom is not set*");
    }

    private async Task AssertRejectedAsync(Func<Task> call, string message)
    {
        (await call.Should().ThrowAsync<ArgumentException>()).WithMessage(message).WithParameterName("query");
        Fake.Requests.Should().BeEmpty();
    }
}
