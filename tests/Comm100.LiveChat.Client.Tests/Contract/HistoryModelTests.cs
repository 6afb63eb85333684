using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using Comm100.LiveChat.Client.Testing;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>The histories of offline messages, missed and refused chats, and agent chats.</summary>
public sealed class HistoryModelTests : ClientTest
{
    private static readonly DateTimeOffset s_from = new(2026, 5, 31, 0, 0, 0, TimeSpan.Zero);
    private static readonly DateTimeOffset s_to = new(2026, 7, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly JsonSerializerOptions s_withoutNulls = new() { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    [Fact]
    public async Task A_page_of_offline_messages_has_each_field_in_its_property()
    {
        JsonObject document = ApiContract.Document("OfflineMessagePage");
        Respond("OfflineMessages.list", 200, document.ToJsonString());

        ModelInspector.Differences(await CreateStrictClient().OfflineMessages.GetPageAsync(new OfflineMessageQuery(s_from, s_to)), document).Should().BeEmpty();
    }

    [Fact]
    public async Task A_page_of_missed_and_refused_chats_has_each_field_in_its_property()
    {
        JsonObject document = ApiContract.Document("MissedAndRefusedChatPage");
        Respond("MissedAndRefusedChats.list", 200, document.ToJsonString());

        ModelInspector.Differences(await CreateStrictClient().MissedAndRefusedChats.GetPageAsync(new MissedAndRefusedChatQuery(s_from, s_to)), document).Should().BeEmpty();
    }

    [Fact]
    public async Task A_list_of_agent_chats_has_each_field_in_its_property()
    {
        JsonObject document = ApiContract.Document("AgentChatList");
        Respond("AgentChats.list", 200, document.ToJsonString());

        ModelInspector.Differences(await CreateStrictClient().AgentChats.GetPageAsync(new AgentChatQuery(s_from, s_to)), document).Should().BeEmpty();
    }

    [Fact]
    public async Task All_parameters_of_an_offline_message_query_are_sent()
    {
        await Client.OfflineMessages.GetPageAsync(new OfflineMessageQuery(s_from, s_to)
        {
            TimeZone = TimeSpan.FromHours(-3.5),
            CampaignId = 1,
            DepartmentId = 2,
            AgentId = 3,
            VisitorSegmentation = 4,
            Keywords = "a b",
            PageIndex = 0,
            PageSize = 6,
        });

        LastRequest.RawTarget.Should().Be(
            "/api/v1/livechat/offlineMessages?timeFrom=2026-05-30T20%3A30%3A00&timeTo=2026-06-30T20%3A30%3A00&timezone=-03%3A30&campaignId=1&departmentId=2&agentId=3&visitorSegmentation=4&keywords=a%20b&pageIndex=0&pageSize=6");
        LastRequest.OperationId.Should().Be("OfflineMessages.list");
    }

    [Fact]
    public async Task All_parameters_of_a_missed_and_refused_chat_query_are_sent_except_an_empty_type()
    {
        var query = new MissedAndRefusedChatQuery(s_from, s_to)
        {
            Type = MissedOrRefusedChatType.Refused,
            CampaignId = 1,
            DepartmentId = 2,
            VisitorSegmentation = 4,
            PageIndex = 0,
            PageSize = 6,
        };
        await Client.MissedAndRefusedChats.GetPageAsync(query);
        LastRequest.RawTarget.Should().Be(
            "/api/v1/livechat/missedAndRefusedChats?timeFrom=2026-05-31T00%3A00%3A00&timeTo=2026-07-01T00%3A00%3A00&type=refused&campaignId=1&departmentId=2&visitorSegmentation=4&pageIndex=0&pageSize=6");

        query.Type = default(MissedOrRefusedChatType);
        await Client.MissedAndRefusedChats.GetPageAsync(query);
        LastRequest.Query.Should().NotContainKey("type");
    }

    [Fact]
    public async Task All_parameters_of_an_agent_chat_query_are_sent()
    {
        await Client.AgentChats.GetPageAsync(new AgentChatQuery { TimeFrom = s_from, TimeTo = s_to, TimeZone = TimeSpan.Zero, AgentId = 3, Keywords = "k" });

        LastRequest.RawTarget.Should().Be(
            "/api/v1/livechat/agentChats?timeFrom=2026-05-31T00%3A00%3A00&timeTo=2026-07-01T00%3A00%3A00&timezone=%2B00%3A00&agentId=3&keywords=k");
    }

    [Fact]
    public async Task Invalid_queries_are_rejected_before_a_request_is_sent()
    {
        await FluentActions.Awaiting(() => Client.AgentChats.GetPageAsync(new AgentChatQuery())).Should().ThrowAsync<ArgumentException>().WithMessage("TimeFrom and TimeTo are not set*");
        FluentActions.Invoking(() => Client.OfflineMessages.ListAsync(new OfflineMessageQuery { TimeTo = s_to })).Should().Throw<ArgumentException>().WithMessage("TimeFrom is not set*").WithParameterName("query");
        FluentActions.Invoking(() => Client.MissedAndRefusedChats.ListAsync(new MissedAndRefusedChatQuery(s_from, s_to) { PageSize = 501 })).Should().Throw<ArgumentException>().WithMessage("PageSize*").WithParameterName("query");
        FluentActions.Invoking(() => Client.MissedAndRefusedChats.ListAsync(null!)).Should().Throw<ArgumentNullException>().WithParameterName("query");
        Fake.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData(7)]
    public async Task An_enumeration_returns_each_offline_message_once(int? pageSize)
    {
        List<OfflineMessage> messages = await CollectAsync(Client.OfflineMessages.ListAsync(new OfflineMessageQuery(s_from, s_to) { PageSize = pageSize }));

        messages.Should().HaveCount(40);
        messages.Select(message => message.Id).Should().OnlyHaveUniqueItems().And.NotContainNulls();
        messages.Should().OnlyContain(message => message.Time != null && message.Content != null);
        messages.Should().Contain(message => message.Attachment != null && message.Attachment.Count == 1 && message.Attachment[0].Name != null);
        Fake.Requests.Should().HaveCount((int)Math.Ceiling(40.0 / (pageSize ?? 100)));
    }

    [Fact]
    public async Task An_enumeration_returns_each_missed_or_refused_chat_once()
    {
        List<MissedOrRefusedChat> chats = await CollectAsync(Client.MissedAndRefusedChats.ListAsync(new MissedAndRefusedChatQuery(s_from, s_to) { PageSize = 7 }));

        chats.Should().HaveCount(30);
        chats.Select(item => item.Chat!.Id).Should().OnlyHaveUniqueItems().And.NotContainNulls();
        chats.Should().OnlyContain(item => item.Type == MissedOrRefusedChatType.Missed || item.Type == MissedOrRefusedChatType.Refused);
        Fake.Requests.Should().HaveCount(5);
    }

    [Fact]
    public async Task Items_of_the_previous_page_are_not_returned_again()
    {
        Respond("MissedAndRefusedChats.list", 200, """{"nextPage":"?pageIndex=1","missedAndRefusedChats":[{"type":"Missed","chat":{"id":1}},{"type":"refused"}]}""");
        List<MissedOrRefusedChat> chats = [];
        await foreach (MissedOrRefusedChat chat in Client.MissedAndRefusedChats.ListAsync(new MissedAndRefusedChatQuery(s_from, s_to)))
        {
            if (chats.Count == 0)
            {
                Respond("MissedAndRefusedChats.list", 200, """{"missedAndRefusedChats":[{"type":"missed","chat":{"id":1}},{"chat":{"id":"2a"}}]}""");
            }

            chats.Add(chat);
        }

        chats.Select(item => item.Chat?.Id?.Text).Should().Equal("1", null, "2a");
        chats[0].Type.Should().Be(MissedOrRefusedChatType.Missed);
    }

    [Fact]
    public async Task Agent_chats_are_returned_as_one_list_and_paging_fields_are_kept()
    {
        AgentChatList list = await Client.AgentChats.GetPageAsync(new AgentChatQuery(s_from, s_to));
        list.AgentChats.Should().HaveCount(20).And.OnlyContain(chat => chat.Agents!.Count == 2 && chat.Transcript!.Count > 0 && chat.Transcript[0].Time != null);
        (list.AdditionalProperties?.Keys ?? []).Should().Equal(Fakes.Style == FakeWireStyle.Documented ? [] : ["total", "previousPage", "nextPage"]);

        Respond("AgentChats.list", 200, """{"total":1,"nextPage":"","agentChats":[{"agents":[{"id":5,"display_name":"Bob"},"Ann"],"transcript":[{"time":"06/24/2026 10:00:00","sender":"Bob"}]}]}""");
        list = await CreateStrictClient().AgentChats.GetPageAsync(new AgentChatQuery(s_from, s_to) { TimeZone = TimeSpan.FromHours(1) });
        list.AdditionalProperties!.Keys.Should().Equal("total", "nextPage");
        list.AgentChats![0].Agents!.Select(agent => agent.Name).Should().Equal("Bob", "Ann");
        list.AgentChats[0].Transcript![0].Time.Should().Be(new DateTimeOffset(2026, 6, 24, 9, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("""{"name":"a.txt","uri":"https://www.example.com/a","added":1}""", "a.txt")]
    [InlineData("""[{"name":"a.txt"},{"name":"b.txt","uri":""}]""", "a.txt", "b.txt")]
    [InlineData("[]")]
    public async Task Attachments_are_read_from_an_object_or_a_list_and_written_back_unchanged(string attachment, params string[] names)
    {
        Respond("OfflineMessages.list", 200, $$"""{"offlineMessages":[{"id":1,"attachment":{{attachment}}}]}""");

        OfflineMessagePage page = await CreateStrictClient().OfflineMessages.GetPageAsync(new OfflineMessageQuery(s_from, s_to));

        AttachmentList attachments = page.OfflineMessages![0].Attachment!;
        attachments.Select(file => file.Name).Should().Equal(names);
        JsonSerializer.Serialize(attachments, s_withoutNulls).Should().Be(attachment);
    }

    [Fact]
    public async Task An_invalid_attachment_does_not_affect_the_rest_of_its_page()
    {
        Respond("OfflineMessages.list", 200, """
            {"total":"6","offlineMessages":[
              {"id":1,"attachment":null},{"id":"3e2c","attachment":""},{"id":3,"attachment":{"name":5}},{"id":4,"attachment":[{"name":"a"},7]},{"id":5,"attachment":"a.txt"},{"id":6,"attachment":[{"name":"a"}]}
            ]}
            """);

        OfflineMessagePage page = await Client.OfflineMessages.GetPageAsync(new OfflineMessageQuery(s_from, s_to));

        page.Total.Should().Be(6);
        page.OfflineMessages!.Select(message => message.Id!.Value.Text).Should().Equal("1", "3e2c", "3", "4", "5", "6");
        page.OfflineMessages!.Select(message => message.Attachment?[0].Name).Should().Equal(null, null, "5", "a", null, "a");
    }

    private LiveChatClient CreateStrictClient() => CreateClient(options => options.StrictJson = true);

    private static async Task<List<T>> CollectAsync<T>(LiveChatPager<T> pager)
    {
        List<T> items = [];
        await foreach (T item in pager)
        {
            items.Add(item);
        }

        return items;
    }
}
