using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>Tests the observed style: all observed forms occur, and the data is the same as in the documented style.</summary>
public sealed class ObservedTests(ObservedTests.ObservedResponses responses) : IClassFixture<ObservedTests.ObservedResponses>
{
    private const string Month = "?timeFrom=2026-05-31T12:00:00&timeTo=2026-06-30T12:00:00";

    [Theory]

    // Names of fields.
    [InlineData("ChatWindow.get", "\"backgroundImageId\"")]
    [InlineData("ChatWindow.get", "\"isAvatar\"")]
    [InlineData("PreChat.get", "\"isShowAdatar\"")]
    [InlineData("OfflineMessageForm.get", "\"isShowAvator\"")]
    [InlineData("Configs.get", "\"isEnableGotoMetting\"")]
    [InlineData("Invitation.get", "\"image\":\\{\"type\":\"\\w+\",\"id\":\"?\\d+")]
    [InlineData("CannedMessages.list", "\"shortCuts\"")]
    [InlineData("RoutingRules.get", "\"routeToObject\":\"\\w+\",\"routeToId\"|\"routeToObject\"")]

    // Values.
    [InlineData("ChatButton.get", "\"type\":\"bottom(L|M|R)", "image.position.type must be corrected")]
    [InlineData("ChatButton.get", "\"bottom(left|middle|right)\"")]
    [InlineData("AutoAllocation.get", "\"(l|L)oad balancing\"")]
    [InlineData("ChatWindow.get", "\"agentinfo\"")]
    [InlineData("ConversionActions.list", "\"Url\"")]
    [InlineData("VisitorSegmentations.list", "\"when\":\"All\"")]
    [InlineData("MissedAndRefusedChats.list", "\"type\":\"Missed\"")]
    [InlineData("Chats.list", "\"type\":\"enumSystem\"")]
    [InlineData("AgentWrapup.get", "\"type\":\"wrapupcategory\"")]

    // Types.
    [InlineData("Departments.list", "\"id\":\"\\d+\"")]
    [InlineData("Departments.list", "\"id\":\\d+")]
    [InlineData("Agents.get", "\"departments\":\\[\"\\d+\"")]
    [InlineData("Chats.list", "\"total\":\"240\"")]
    [InlineData("ChatButton.get", "\"icon\":\\d+")]
    [InlineData("ChatButton.get", "\"onlineImageId\":\\d+,\"offlineImageId\":\\d+")]
    [InlineData("Agents.get", "\"ongoingChats\":\\d+")]
    [InlineData("CannedMessageCategories.list", "\"isPrivate\":true")]
    [InlineData("Chats.list", "\"ratingGrade\":\\d")]
    [InlineData("Chats.list", "\"id\":\"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-8[0-9a-f]{3}-[0-9a-f]{12}\"")]
    [InlineData("OfflineMessages.list", "\"id\":\"[0-9a-f]{8}-")]
    [InlineData("Chats.list", "\"agents\":\\[\\{\"id\":\\d,\"display_name\":\"\\w+ \\w+\",\"email\":\"\\w+\\.\\w+@example\\.com\"\\}")]
    [InlineData("Chats.list", "\"agents\":\\[\"")]
    [InlineData("AgentChats.list", "\"display_name\"")]
    [InlineData("AgentChats.list", "\"previousPage\":\"\",\"nextPage\":\"\"")]
    [InlineData("OfflineMessages.list", "\"attachment\":\\[\\{\"name\"")]
    [InlineData("OfflineMessages.list", "\"attachment\":\\[\\]")]
    [InlineData("OfflineMessages.list", "\"attachment\":null")]
    [InlineData("Chats.list", "\"wrapup\":null")]
    [InlineData("Chats.list", "\"attachments\":null")]
    [InlineData("MissedAndRefusedChats.list", "\"chatTranscript\":null")]
    [InlineData("VisitorSegmentations.list", "\"notification\":null")]
    [InlineData("VisitorSegmentations.list", "\"notification\":\"none\"")]
    [InlineData("VisitorSegmentations.list", "\"notification\":\"None\"")]
    [InlineData("VisitorSegmentations.list", "\"notification\":\\{\"agents\":\\[")]
    [InlineData("VisitorSegmentations.list", "\"notification\":\"\\{\\\\\"departments\\\\\":\\[")]
    [InlineData("InstallationCode.get", "^\\{\"code\":")]
    [InlineData("InstallationCode.get", "^\"<!--")]
    [InlineData("InstallationCode.get", "^<!--")]
    [InlineData("ChatWindow.get", "\"timeAutoEndChatWhenVisitorInactivity\":\"?600")]
    [InlineData("Bans.list", "\"siteId\":10001")]
    [InlineData("Bans.list", "\"lastUpdated\":\\{")]

    // Times.
    [InlineData("Chats.list", "\"requestTime\":\"2026-[-0-9]{5}T[:0-9]{8}\"")]
    [InlineData("Chats.list", "\"requestTime\":\"2026-[-0-9]{5}T[:0-9]{8}\\.\\d\"")]
    [InlineData("Chats.list", "\"endTime\":\"2026-[-0-9]{5}T[:0-9]{8}\\.\\d\\d\"")]
    [InlineData("OfflineMessages.list", "\"time\":\"2026-[-0-9]{5}T[:0-9]{8}\\.\\d\\d\\d\"")]
    [InlineData("OfflineMessages.list", "\"time\":\"2026-[-0-9]{5}T[:0-9]{8}Z\"")]
    [InlineData("Chats.list", "\"time\":\"0[56]/[0-9]{2}/2026 [:0-9]{8}\"")]
    [InlineData("Chats.list", "\"waitingTime\":\"\\d+s\"")]
    [InlineData("Chats.list", "\"waitingTime\":\"00:")]

    // Links.
    [InlineData("Chats.list", "\"nextPage\":\"https://portal\\.example\\.com/")]
    [InlineData("Chats.list", "\"nextPage\":\"https?://[^/]+/api/v2\\.0/livechat/chats\\?")]
    [InlineData("OfflineMessages.list", "\"nextPage\":\"https://portal\\.example\\.com/api/v1/livechat/offlinemessages\\?")]
    [InlineData("Chats.list", "\"nextPage\":\"/api/")]
    [InlineData("Chats.list", "\"nextPage\":\"\\?time")]
    [InlineData("Chats.list", "\"nextPage\":\"http[^?]*\\?pageIndex=1\"")]
    [InlineData("Chats.list", "\"previousPage\":\"(https://portal[^\"]*)\",\"nextPage\":\"\\1\"", "some lists always return the same URL")]
    [InlineData("MissedAndRefusedChats.list", "\"nextPage\":\"\"")]
    [InlineData("MissedAndRefusedChats.list", "\"nextPage\":null")]
    [InlineData("MissedAndRefusedChats.list", "\"nextPage\":\"[^\"]*pageIndex=0\"")]
    [InlineData("Chats.list", "\"previousPage\":\"[^\"]*pageIndex=0\"")]

    // Creating and removing.
    [InlineData("Bans.create", "^201")]
    [InlineData("Bans.create", "^200")]
    [InlineData("Bans.delete", "^200 application/json \"Ban '3' has been removed.\"$")]
    [InlineData("Bans.delete", "^200 application/json $")]
    [InlineData("Bans.delete", "^200  $")]

    // Errors.
    [InlineData("Bans.get", "^404 application/json \\{\"code\":404001,\"message\":\"Ban '9\\d' was not found.\"\\}$")]
    [InlineData("Bans.get", "^404 application/json \\{\"Message\":\"Ban")]
    [InlineData("Bans.get", "^404 application/json \\{\"ErrorMessage\":\"Ban")]
    [InlineData("Bans.get", "^404 application/json \\{\"error\":\"not_found\",\"error_description\":\"Ban")]
    [InlineData("Bans.get", "^404 application/json \\{\"error_code\":404001,\"error_message\":\"Ban")]
    [InlineData("Bans.get", "^404 application/json \\{\"error\":\\{\"code\":404001,\"message\":\"Ban")]
    [InlineData("Bans.get", "^404 text/html <html>")]
    [InlineData("Bans.get", "^404  $")]
    public void An_observed_form_occurs(string operationId, string pattern, string because = "")
    {
        IReadOnlyList<string> texts = responses.Get(operationId);

        texts.Should().Contain(text => Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromMinutes(1)), because);
    }

    [Theory]
    [InlineData("ChatWindow.get", "backgroudImageId")]
    [InlineData("Invitation.get", "imageType")]
    [InlineData("CannedMessages.list", "\"shortcuts\"")]
    [InlineData("ChatButton.get", "(?i)buttom")]
    [InlineData("AutoAllocation.get", "banlancing")]
    public void A_name_or_value_that_was_never_observed_does_not_occur(string operationId, string pattern) =>
        responses.Get(operationId).Should().NotContain(text => Regex.IsMatch(text, pattern, RegexOptions.None, TimeSpan.FromMinutes(1)));

    [Fact]
    public async Task The_same_seed_gives_the_same_responses()
    {
        await using LiveChatFake first = await StartAsync(11);
        await using LiveChatFake second = await StartAsync(11);
        using var call = new RawClient(first);
        using var other = new RawClient(second);
        foreach (JsonNode operation in Contract.Operations.Where(operation => (string)operation["method"]! == "GET"))
        {
            string path = FillPlaceholders(operation, "1") + (operation["query"] is null ? "" : Month);
            string text = (await call.Get(path)).Text.Replace(first.BaseAddress.Authority, "", StringComparison.Ordinal);

            (await call.Get(path)).Text.Replace(first.BaseAddress.Authority, "", StringComparison.Ordinal).Should().Be(text);
            (await other.Get(path)).Text.Replace(second.BaseAddress.Authority, "", StringComparison.Ordinal).Should().Be(text);
        }
    }

    [Fact]
    public async Task An_object_is_the_same_in_a_list_and_alone()
    {
        await using LiveChatFake fake = await StartAsync(12);
        using var call = new RawClient(fake);
        foreach (string list in (string[])["bans", "departments", "cannedMessages", "visitorSegmentations", "secureForms", "chats"])
        {
            JsonNode all = (await call.Get(list + (list == "chats" ? Month : ""))).Json!;
            foreach (JsonNode? item in all is JsonArray array ? array : all["chats"]!.AsArray())
            {
                JsonNode? alone = (await call.Get($"{list}/{item!["id"]}")).Json;

                JsonNode.DeepEquals(alone, item).Should().BeTrue("{0} must equal {1} in the list", alone, item);
            }
        }

        (await call.Get("chats/7fffffff-0000-4000-8000-000000002711")).Status.Should().Be(HttpStatusCode.NotFound, "the id is not the id of a chat");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task The_pages_contain_the_same_items_and_times_in_both_styles(int seed)
    {
        await using LiveChatFake observed = await StartAsync(seed);
        await using LiveChatFake documented = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Now = FixedTime.Now, Seed = seed });
        using var call = new RawClient(observed);
        using var other = new RawClient(documented);
        const string Query = "offlineMessages" + Month + "&pageSize=15&timezone=%2B02:00&pageIndex=";
        for (int page = 0; page < 3; page++)
        {
            JsonArray messages = (await call.Get(Query + page.ToString(CultureInfo.InvariantCulture))).Json!["offlineMessages"]!.AsArray();
            JsonArray expected = (await other.Get(Query + page.ToString(CultureInfo.InvariantCulture))).Json!["offlineMessages"]!.AsArray();

            messages.Select(message => (string)message!["content"]!).Should().Equal(expected.Select(message => (string)message!["content"]!));
            messages.Zip(expected).Should().OnlyContain(pair => IsNear((string)pair.First!["time"]!, (string)pair.Second!["time"]!));
        }
    }

    [Fact]
    public async Task Observed_names_and_values_can_be_written_back()
    {
        await using LiveChatFake fake = await StartAsync(5);
        using var call = new RawClient(fake);
        JsonObject before = (await call.Get("campaigns/1/chatWindow")).Json!.AsObject();

        // Writes names, values and unknown fields unchanged.
        var update = new JsonObject { ["header"] = new JsonObject { ["type"] = before["header"]!["type"]!.DeepClone() }, ["body"] = new JsonObject { ["backgroundImageId"] = 77 }, ["newThing"] = 1 };
        JsonNode after = (await call.Put("campaigns/1/chatWindow", update.ToJsonString())).Json!;

        after["body"]!["backgroundImageId"]!.ToString().Should().Be("77");
        after["body"]!.AsObject().Should().NotContainKey("backgroudImageId", "a value must be stored once");
        after["header"]!["type"]!.ToString().Should().BeEquivalentTo(before["header"]!["type"]!.ToString());
        ((int?)after["newThing"]).Should().Be(1);
        JsonArray wrapup = (await call.Get("campaigns/1/agentWrapup")).Json!.AsArray();
        RawResponse response = await call.Put("campaigns/1/agentWrapup", $$"""[{"id":{{wrapup[0]!["id"]}},"name":"Category","type":"{{wrapup[0]!["type"]}}"}]""");
        response.Status.Should().Be(HttpStatusCode.OK, response.Text);
        ((string?)response.Json![0]!["type"]).Should().BeEquivalentTo("wrapupcategory");
    }

    [Fact]
    public async Task A_language_text_is_identified_by_its_key_in_any_case()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync();
        using var call = new RawClient(fake);

        RawResponse response = await call.Put("campaigns/1/language", """{"languageTexts":[{"category":"Buttons","name":"BUTTONSEND","currentText":"Go"}]}""");

        response.Json!["languageTexts"]![0]!.ToJsonString().Should().Be("""{"category":"buttons","name":"buttonSend","defaultText":"Send","currentText":"Go","macros":""}""");
    }

    private static bool IsNear(string observed, string documented)
    {
        DateTimeOffset Read(string text) => DateTimeOffset.Parse(text.EndsWith('Z') ? text : text + "+02:00", CultureInfo.InvariantCulture);
        TimeSpan difference = Read(documented) - Read(observed);
        return difference >= TimeSpan.Zero && difference < TimeSpan.FromSeconds(1);
    }

    private static string FillPlaceholders(JsonNode operation, string id) => string.Join('/', ((string)operation["path"]!).Split('/').Select(segment => segment switch
    {
        _ when !segment.StartsWith('{') => segment,
        _ when (string)operation["id"]! == "Chats.get" => "10001",
        _ => id,
    }));

    private static Task<LiveChatFake> StartAsync(int seed) =>
        LiveChatFake.StartAsync(new LiveChatFakeOptions { Now = FixedTime.Now, Seed = seed, Style = FakeWireStyle.Observed });

    /// <summary>The responses of fakes with several seeds to all read operations and to a few changes.</summary>
    public sealed class ObservedResponses : IAsyncLifetime
    {
        private readonly Dictionary<string, List<string>> _texts = new(StringComparer.Ordinal);

        public IReadOnlyList<string> Get(string operationId) => _texts[operationId];

        public async Task InitializeAsync()
        {
            for (int seed = 1; seed <= 12; seed++)
            {
                await using LiveChatFake fake = await StartAsync(seed);
                using var call = new RawClient(fake);
                await call.Put("campaigns/1/chatButton", """{"image":{"position":{"type":"buttomLeft"}}}""");
                foreach (JsonNode operation in Contract.Operations.Where(operation => (string)operation["method"]! == "GET"))
                {
                    string pageSize = (string)operation["id"]! is "MissedAndRefusedChats.list" ? "30" : "10";
                    Add((string)operation["id"]!, (await call.Get(FillPlaceholders(operation, "1") + (operation["query"] is null ? "" : $"{Month}&pageSize={pageSize}"))).Text);
                }

                Add("Chats.list", (await call.Get($"chats{Month}&pageSize=240")).Text);
                Add("Chats.list", (await call.Get($"chats{Month}&agentId=1&pageSize=5")).Text);
                Add("Chats.list", (await call.Get($"chats{Month}&agentId=2&pageSize=5")).Text);
                Add("Bans.create", Describe(await call.Post("bans", """{"type":"ip","ipAddress":"192.0.2.99"}""")));
                Add("Bans.delete", Describe(await call.Delete("bans/3")));
                for (int id = 90; id < 95; id++)
                {
                    Add("Bans.get", Describe(await call.Get($"bans/{id}")));
                }
            }
        }

        public Task DisposeAsync() => Task.CompletedTask;

        private static string Describe(RawResponse response) => $"{(int)response.Status} {response.ContentHeaders.ContentType?.MediaType} {response.Text}";

        private void Add(string operationId, string text)
        {
            if (!_texts.TryGetValue(operationId, out List<string>? texts))
            {
                _texts.Add(operationId, texts = []);
            }

            texts.Add(text);
        }
    }
}
