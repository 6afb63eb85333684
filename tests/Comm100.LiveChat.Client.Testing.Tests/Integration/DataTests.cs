using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests.Integration;

public sealed class DataTests : FakeTest
{
    private LiveChatClient Client => field ??= Fake.CreateClient();

    private DateTimeOffset MonthAgo => Fake.Now.AddDays(-30);

    [Fact]
    public async Task Data_can_be_cleared_and_added()
    {
        Fake.Data.Clear<Ban>();
        Fake.Data.Clear<Department>();
        Department sales = Fake.Data.Add(new Department { Name = "Sales" });
        Fake.Data.Add(new Department { Name = "Support", Description = "After an order." });

        (await Client.Bans.ListAsync()).Should().BeEmpty();
        (await Client.Departments.ListAsync()).Select(department => department.Name).Should().Equal("Sales", "Support");
        (await Client.Departments.GetAsync(sales.Id!.Value)).Description.Should().BeEmpty();
        Fake.Requests.Should().HaveCount(3);
    }

    public static TheoryData<string> Items =>
        new("Campaign", "CannedMessage", "CannedMessageCategory", "Department", "CustomAwayStatus", "Ban", "ConversionAction", "VisitorSegmentation",
            "SecureForm", "Webhook", "CustomVariable", "Agent", "Chat", "OfflineMessage", "MissedOrRefusedChat", "AgentChat");

    [Theory]
    [MemberData(nameof(Items))]
    public void Samples_of_each_collection_and_history_can_be_added_listed_and_cleared(string format)
    {
        Type type = typeof(LiveChatModel).Assembly.GetType("Comm100.LiveChat.Client." + format, throwOnError: true)!;
        typeof(DataTests).GetMethod(nameof(AddListAndClear), System.Reflection.BindingFlags.NonPublic | System.Reflection.BindingFlags.Instance)!
            .MakeGenericMethod(type).Invoke(this, []);
    }

    [Fact]
    public void Every_group_can_be_read_by_name()
    {
        string[] groups = [.. Contract.Operations.Select(operation => ((string)operation["id"]!).Split('.')[0]).Distinct()];

        groups.Should().HaveCount(29);
        foreach (string group in groups)
        {
            string path = (string)Contract.Operations.First(operation => ((string)operation["id"]!).StartsWith(group + ".", StringComparison.Ordinal))["path"]!;
            JsonNode read = path.Contains("/campaigns/{", StringComparison.Ordinal) ? Fake.Data.Read(group, 1) : Fake.Data.Read(group);
            read.ToJsonString().Length.Should().BeGreaterThan(10, group);
        }
    }

    [Fact]
    public async Task Data_can_be_json_with_any_known_name()
    {
        JsonObject added = Fake.Data.Add("bans", """{"TYPE":"ip","ipaddress":"192.0.2.9","note":"kept"}""");
        Fake.Data.Set("configs", """{"isEnableGotoMetting":false}""");

        Ban ban = await Client.Bans.GetAsync(added["id"]!.GetValue<long>());
        ban.IpAddress.Should().Be("192.0.2.9");
        ban.AdditionalProperties!["note"].GetString().Should().Be("kept");
        ban.Comment.Should().BeEmpty();
        (await Client.Configs.GetAsync()).IsEnableGotoMeeting.Should().BeFalse();
        Fake.Data.Clear("BANS");
        Fake.Data.Read("Bans").AsArray().Should().BeEmpty();
    }

    [Fact]
    public async Task Clear_clears_everything_except_settings()
    {
        Fake.Data.Clear();

        (await Client.Campaigns.ListAsync()).Should().BeEmpty();
        (await Client.Webhooks.ListAsync()).Should().BeEmpty();
        (await Client.Chats.GetPageAsync(new ChatQuery(MonthAgo, Fake.Now))).Total.Should().Be(0);
        (await Client.OfflineMessages.GetPageAsync(new OfflineMessageQuery(MonthAgo, Fake.Now))).Total.Should().Be(0);
        (await Client.Configs.GetAsync()).SiteId.Should().Be(10001);
        await FluentActions.Awaiting(() => Client.Agents.GetAsync(1)).Should().ThrowAsync<LiveChatNotFoundException>();
        await FluentActions.Awaiting(() => Client.ChatButton.GetAsync(1)).Should().ThrowAsync<LiveChatNotFoundException>();
    }

    [Fact]
    public async Task Values_that_the_service_would_reject_can_be_added()
    {
        Fake.Data.Add(new Ban { Type = "telepathy" });

        (await Client.Bans.ListAsync())[^1].Type.Should().Be((BanType?)"telepathy");
    }

    [Fact]
    public async Task Ids_are_kept_or_assigned_and_are_unique()
    {
        Fake.Data.Add(new Ban { Id = 5 }).Id.Should().Be(5);
        Fake.Data.Add(new Ban()).Id.Should().Be(6);
        (await Client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "192.0.2.1" })).Id.Should().Be(7);

        FluentActions.Invoking(() => Fake.Data.Add(new Ban { Id = 5 })).Should().Throw<ArgumentException>().WithMessage("The id 5 of a Ban is already used*clear Bans first*");
        FluentActions.Invoking(() => Fake.Data.Add(new Ban { Id = -1 })).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Fake.Data.Add("Bans", """{"id":"x"}""")).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => Fake.Data.Add(new Chat { Id = 10_001 })).Should().Throw<ArgumentException>().WithMessage("The id 10001 of a Chat is already used*");
    }

    [Fact]
    public async Task An_added_campaign_has_its_settings()
    {
        Campaign campaign = Fake.Data.Add(new Campaign { Name = "Spring" });
        Fake.Data.Set(campaign.Id!.Value, new ChatButton { Type = ChatButtonType.TextLink, TextLink = new ChatButtonTextLink { Text = "Ask us" } });
        Fake.Data.Set(campaign.Id.Value, new Invitation { AutoInvitations = [new AutoInvitation { Name = "Long visit" }] });
        Fake.Data.SetAgentWrapup(campaign.Id.Value, [new Field { Name = "Reason", Type = FieldType.Text }]);

        ChatButton button = await Client.ChatButton.GetAsync(campaign.Id.Value);
        button.TextLink!.Text.Should().Be("Ask us");
        button.Adaptive!.ThemeColor.Should().NotBeNullOrEmpty("fields that are missing must not change");
        AutoInvitation invitation = (await Client.Invitation.GetAsync(campaign.Id.Value)).AutoInvitations!.Single();
        invitation.Id.Should().BePositive();
        (await Client.Invitation.GetAutoAsync(campaign.Id.Value, invitation.Id!.Value)).Name.Should().Be("Long visit");
        (await Client.AgentWrapup.GetAsync(campaign.Id.Value)).Single().Name.Should().Be("Reason");
        Fake.Data.Get<ChatButton>(campaign.Id.Value).Type.Should().Be(ChatButtonType.TextLink);
    }

    [Fact]
    public async Task The_settings_of_the_site_can_be_set_and_read()
    {
        Fake.Data.Set(new LiveChatConfig { SiteId = 77, IsEnableDepartment = false });

        LiveChatConfig config = await Client.Configs.GetAsync();
        config.SiteId.Should().Be(77);
        config.IsEnableDepartment.Should().BeFalse();
        config.IsEnableAutoAllocation.Should().BeTrue();
        Fake.Data.Get<LiveChatConfig>().SiteId.Should().Be(77);
    }

    [Fact]
    public async Task Added_chats_are_sorted_by_time_among_the_generated_ones()
    {
        Chat first = Fake.Data.Add(new Chat { Name = "First", RequestTime = MonthAgo.AddMinutes(-10) });
        Chat middle = Fake.Data.Add(new Chat { Name = "Middle", RequestTime = Fake.Now.AddDays(-10) });
        Chat last = Fake.Data.Add(new Chat { Name = "Last" });

        List<Chat> items = await EnumerateAsync(new ChatQuery(MonthAgo.AddDays(-1), Fake.Now) { PageSize = 17 });

        items.Should().HaveCount(243);
        items.Select(chat => chat.Id).Should().OnlyHaveUniqueItems();
        items.Select(chat => chat.RequestTime).Should().BeInAscendingOrder();
        items[0].Id.Should().Be(first.Id);
        items[^1].Id.Should().Be(last.Id);
        items.Single(chat => chat.Id == middle.Id).Name.Should().Be("Middle");
        (await Client.Chats.GetAsync(middle.Id!.Value)).Name.Should().Be("Middle");
        (await EnumerateAsync(new ChatQuery(Fake.Now.AddDays(-10), Fake.Now.AddDays(-10).AddMilliseconds(1)))).Single().Name.Should().Be("Middle");
    }

    [Fact]
    public async Task Pages_of_any_size_have_the_same_order()
    {
        Fake.Data.AddRange(new LiveChatSamples(5, Fake.Now).CreateMany<Chat>(60));
        ChatId?[] all = [.. (await EnumerateAsync(new ChatQuery(MonthAgo, Fake.Now) { PageSize = 500 })).Select(chat => chat.Id)];
        all.Should().HaveCount(300);

        foreach (int size in new[] { 1, 7, 100 })
        {
            for (int page = 0; page * size < all.Length; page += 3)
            {
                ChatPage one = await Client.Chats.GetPageAsync(new ChatQuery(MonthAgo, Fake.Now) { PageSize = size, PageIndex = page });
                one.Chats!.Select(chat => chat.Id).Should().Equal(all.Skip(page * size).Take(size));
                one.Total.Should().Be(300);
            }
        }
    }

    [Fact]
    public async Task A_history_can_contain_only_added_items()
    {
        Fake.Data.Clear<Chat>();
        Fake.Data.Clear<OfflineMessage>();
        Fake.Data.Clear<MissedOrRefusedChat>();
        Fake.Data.Clear<AgentChat>();
        Fake.Data.AddRange([new Chat { Id = "b7c1" }, new Chat { Email = "late@example.com", RequestTime = Fake.Now.AddHours(-1) }]);
        Fake.Data.Add(new OfflineMessage { Content = "Call me", Time = Fake.Now.AddHours(-2) });
        Fake.Data.Add(new MissedOrRefusedChat { Type = MissedOrRefusedChatType.Refused, Chat = new Chat { Id = 7, RequestTime = Fake.Now.AddHours(-3) } });
        Fake.Data.Add(new AgentChat { Agents = [new ChatAgent { Name = "Alice Example" }], Transcript = [new AgentChatMessage { Time = Fake.Now.AddHours(-4), Content = "Lunch?" }] });

        (await EnumerateAsync(new ChatQuery(MonthAgo, Fake.Now))).Select(chat => chat.Email).Should().Equal("late@example.com", "");
        (await Client.Chats.GetAsync("b7c1")).RequestTime.Should().Be(Fake.Now.AddMinutes(-1));
        (await Client.Chats.GetAsync(7)).RequestTime.Should().Be(Fake.Now.AddHours(-3));
        await FluentActions.Awaiting(() => Client.Chats.GetAsync(10_001)).Should().ThrowAsync<LiveChatNotFoundException>();
        (await Client.OfflineMessages.GetPageAsync(new OfflineMessageQuery(MonthAgo, Fake.Now))).OfflineMessages!.Single().Content.Should().Be("Call me");
        (await Client.MissedAndRefusedChats.GetPageAsync(new MissedAndRefusedChatQuery(MonthAgo, Fake.Now))).MissedAndRefusedChats!.Single().Type
            .Should().Be(MissedOrRefusedChatType.Refused);
        (await Client.AgentChats.GetPageAsync(new AgentChatQuery(MonthAgo, Fake.Now))).AgentChats!.Single().Transcript!.Single().Content.Should().Be("Lunch?");
    }

    [Fact]
    public async Task Times_are_returned_in_the_requested_time_zone()
    {
        Fake.Data.Clear<Chat>();
        Fake.Data.Add(new Chat { RequestTime = new DateTimeOffset(2026, 6, 10, 10, 0, 0, TimeSpan.FromHours(2)), ChatTranscript = [new ChatMessage { Time = Fake.Now }] });

        JsonNode chat = (await Call.Get("chats?timeFrom=2026-06-01T00:00:00&timeTo=2026-07-01T00:00:00&timezone=-05:30")).Json!["chats"]![0]!;

        ((string?)chat["requestTime"]).Should().Be("2026-06-10T02:30:00.000");
        ((string?)chat["chatTranscript"]![0]!["time"]).Should().Be("2026-06-30T06:30:00.000");
    }

    [Fact]
    public async Task Filters_match_added_chats_by_their_fields_and_by_added_attributes()
    {
        Fake.Data.Clear<Chat>();
        Fake.Data.Clear<Department>();
        Department vip = Fake.Data.Add(new Department { Name = "VIP" });
        Fake.Data.Add(new Chat
        {
            Name = "Right",
            Department = "VIP",
            Agents = [new ChatAgent { Name = "Bob Sample" }],
            Wrapup = new ChatWrapup { Category = "Invoice" },
            ChatTranscript = [new ChatMessage { Content = "The blue parcel" }],
        });
        Fake.Data.Add(new Chat { Name = "Wrong" });
        Fake.Data.Add(new OfflineMessage
        {
            Name = "Right",
            AdditionalProperties = new Dictionary<string, JsonElement> { ["campaignId"] = JsonSerializer.SerializeToElement(2) },
        });

        (await EnumerateAsync(All())).Should().HaveCount(2);
        foreach (ChatQuery query in (ChatQuery[])
        [
            All(query => query.DepartmentId = vip.Id), All(query => query.AgentId = 2), All(query => query.CategoryId = 3), All(query => query.Keywords = "BLUE"),
            All(query => query.Where(ChatConditionField.Agent, ChatConditionOperator.Is, "bob sample")),
        ])
        {
            (await EnumerateAsync(query)).Single().Name.Should().Be("Right");
        }

        (await EnumerateAsync(All(query => query.AgentId = 1))).Should().BeEmpty();
        (await GetMessages(2)).Should().ContainSingle(message => message.Name == "Right");
        (await GetMessages(1)).Should().NotContain(message => message.Name == "Right");

        async Task<IEnumerable<OfflineMessage>> GetMessages(long campaignId) =>
            (await Client.OfflineMessages.GetPageAsync(new OfflineMessageQuery(MonthAgo, Fake.Now) { CampaignId = campaignId, PageSize = 500 })).OfflineMessages!;

        ChatQuery All(Action<ChatQuery>? change = null)
        {
            var query = new ChatQuery(MonthAgo, Fake.Now);
            change?.Invoke(query);
            return query;
        }
    }

    [Fact]
    public async Task An_item_that_is_added_between_two_pages_matches_the_same_filter()
    {
        var query = new ChatQuery(MonthAgo, Fake.Now) { AgentId = 1 };
        long before = (await Client.Chats.GetPageAsync(query)).Total!.Value;

        Fake.Data.Add(new Chat { Agents = [new ChatAgent { Name = "Alice Example" }] });

        (await Client.Chats.GetPageAsync(query)).Total.Should().Be(before + 1);
    }

    [Fact]
    public async Task Reset_restores_histories_and_settings()
    {
        Fake.Data.Clear();
        Fake.Data.Add(new Chat());
        Fake.Data.Set(new LiveChatConfig { SiteId = 1 });

        Fake.Reset();

        Fake.Data.List<Chat>().Should().HaveCount(240);
        Fake.Data.List<Ban>().Should().HaveCount(3);
        (await Client.Configs.GetAsync()).SiteId.Should().Be(10001);
    }

    public static TheoryData<string, Action<LiveChatFakeData>> InvalidCalls => new()
    {
        { "*no group 'Band'*Bans*", data => data.Add("Band", "{}") },
        { "*not valid JSON*", data => data.Add("Bans", "{") },
        { "*must be of the kind Object*", data => data.Add("Bans", "[]") },
        { "*is a setting*", data => data.Add("Configs", "{}") },
        { "*is a setting*", data => data.Clear("Configs") },
        { "*campaign id is required*", data => data.Read("ChatButton") },
        { "*no campaign 99*", data => data.Set("ChatButton", 99, "{}") },
        { "*not a setting of a campaign*", data => data.Set("Configs", 1, "{}") },
        { "*not a setting of a campaign*", data => data.Read("Chats", 1) },
        { "*not a setting*", data => data.Set("Bans", "{}") },
        { "*part of other objects*", data => data.Add(new ChatMessage()) },
        { "*part of other objects*", data => data.Clear<ChatButtonImage>() },
        { "*is a setting*", data => data.Add(new ChatButton()) },
        { "*Use Get*", data => data.List<LiveChatConfig>() },
        { "*Use List*", data => data.Get<Ban>() },
        { "*SetAgentWrapup*", data => data.Get<Field>(1) },
        { "*must be a time*", data => data.Add("Chats", """{"requestTime":"soon"}""") },
    };

    [Theory]
    [MemberData(nameof(InvalidCalls))]
    public void Invalid_arguments_are_rejected(string message, Action<LiveChatFakeData> act) =>
        FluentActions.Invoking(() => act(Fake.Data)).Should().Throw<ArgumentException>().WithMessage(message);

    private void AddListAndClear<T>()
        where T : LiveChatModel
    {
        var samples = new LiveChatSamples(11, Fake.Now);
        int before = Fake.Data.List<T>().Count;

        IReadOnlyList<T> added = Fake.Data.AddRange(samples.CreateMany<T>(3));

        added.Should().BeEquivalentTo(new LiveChatSamples(11, Fake.Now).CreateMany<T>(3), options => options.RespectingRuntimeTypes());
        IReadOnlyList<T> all = Fake.Data.List<T>();
        all.Should().HaveCount(before + 3);
        string[] serialized = [.. all.Select(Serialize)];
        added.Select(Serialize).Should().BeSubsetOf(serialized);
        Fake.Data.Clear<T>();
        Fake.Data.List<T>().Should().BeEmpty();

        static string Serialize(T model) => JsonSerializer.Serialize(model, LiveChatModelJson.TypeInfo<T>());
    }

    private async Task<List<Chat>> EnumerateAsync(ChatQuery query)
    {
        var chats = new List<Chat>();
        await foreach (Chat chat in Client.Chats.ListAsync(query))
        {
            chats.Add(chat);
        }

        return chats;
    }
}
