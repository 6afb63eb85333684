using System.Net;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests;

public sealed class StateTests : FakeTest
{
    [Fact]
    public async Task A_created_object_can_be_listed_read_and_deleted_and_its_id_is_not_reused()
    {
        RawResponse created = await Call.Post("bans", """{"type":"ip","ipAddress":"192.0.2.99"}""");

        created.Status.Should().Be(HttpStatusCode.Created);
        created.Text.Should().Be("""{"id":4,"type":"ip","visitorId":"","ipAddress":"192.0.2.99","comment":""}""");
        (await Call.Get("bans/4")).Text.Should().Be(created.Text);
        (await Call.Get("bans")).Json!.AsArray().Should().HaveCount(4);
        (await Call.Delete("bans/4")).Text.Should().Be("\"Ban '4' has been removed.\"");
        (await Call.Get("bans/4")).Code.Should().Be(404001);
        ((int)(await Call.Post("bans", """{"type":"ip","ipAddress":"192.0.2.99"}""")).Json!["id"]!).Should().Be(5);
    }

    [Theory]
    [InlineData("GET", "bans/99")]
    [InlineData("PUT", "bans/99")]
    [InlineData("DELETE", "bans/99")]
    [InlineData("GET", "agents/99")]
    [InlineData("GET", "chats/1")]
    [InlineData("GET", "campaigns/99/code")]
    [InlineData("GET", "campaigns/99/chatButton")]
    [InlineData("PUT", "campaigns/99/agentWrapup")]
    [InlineData("GET", "campaigns/99/invitation/autoInvitations/1")]
    [InlineData("GET", "campaigns/1/invitation/autoInvitations/99")]
    [InlineData("DELETE", "campaigns/1/routingrules/customrules/99")]
    public async Task An_unknown_object_is_404001(string method, string path)
    {
        RawResponse response = await Call.Send(new HttpMethod(method), path, method == "PUT" ? "{}" : null);

        response.Status.Should().Be(HttpStatusCode.NotFound);
        response.Code.Should().Be(404001);
    }

    [Theory]
    [InlineData("bans/abc")]
    [InlineData("bans/1.5")]
    [InlineData("bans/99999999999999999999")]
    [InlineData("campaigns/abc/chatButton")]
    [InlineData("campaigns/1/invitation/autoInvitations/abc")]
    public async Task An_id_that_is_not_a_number_is_400003(string path)
    {
        RawResponse response = await Call.Get(path);

        response.Status.Should().Be(HttpStatusCode.BadRequest);
        response.Code.Should().Be(400003);
    }

    [Fact]
    public async Task An_update_merges_objects_replaces_arrays_and_ignores_nulls()
    {
        JsonNode before = (await Call.Get("campaigns/1/chatButton")).Json!;

        RawResponse response = await Call.Put(
            "campaigns/1/chatButton",
            """{"type":null,"allowedDomains":["a.example.com"],"adaptive":null,"image":{"mobile":{"onlineText":"Hi","offlineText":null}}}""");

        before["allowedDomains"] = new JsonArray("a.example.com");
        before["image"]!["mobile"]!["onlineText"] = "Hi";
        response.Status.Should().Be(HttpStatusCode.OK);
        response.Text.Should().Be((await Call.Get("campaigns/1/chatButton")).Text);
        JsonNode.DeepEquals(response.Json, before).Should().BeTrue(response.Text);
    }

    [Fact]
    public async Task An_empty_string_zero_and_an_empty_array_clear_a_field()
    {
        await Call.Put("departments/1", """{"description":"","backupDepartmentId":0,"agents":[],"allocationRule":""}""");

        JsonNode department = (await Call.Get("departments/1")).Json!;
        ((string?)department["description"]).Should().BeEmpty();
        ((int?)department["backupDepartmentId"]).Should().Be(0);
        department["agents"]!.AsArray().Should().BeEmpty();
        ((string?)department["allocationRule"]).Should().BeEmpty();
    }

    [Fact]
    public async Task Field_names_are_case_insensitive_and_stored_with_the_documented_name()
    {
        RawResponse response = await Call.Post("bans", """{"TYPE":"IP","ipaddress":"192.0.2.99"}""");

        response.Status.Should().Be(HttpStatusCode.Created);
        ((string?)response.Json!["type"]).Should().Be("IP");
        ((string?)response.Json!["ipAddress"]).Should().Be("192.0.2.99");
        response.Json.AsObject().Should().HaveCount(5);
    }

    [Fact]
    public async Task Unknown_fields_are_kept()
    {
        await Call.Put("campaigns/1/chatButton", """{"newThing":{"a":1,"b":[true]},"image":{"newer":"x"}}""");
        await Call.Put("campaigns/1/chatButton", """{"newThing":{"a":2}}""");

        JsonNode button = (await Call.Get("campaigns/1/chatButton")).Json!;
        button["newThing"]!.ToJsonString().Should().Be("""{"a":2,"b":[true]}""");
        ((string?)button["image"]!["newer"]).Should().Be("x");
    }

    [Theory]
    [InlineData("campaigns/1/chatWindow", """{"body":{"backgroundImageId":77}}""", "body.backgroudImageId", "77")]
    [InlineData("campaigns/1/chatWindow", """{"header":{"avatarAndLogo":{"isAvatar":false}}}""", "header.avatarAndLogo.isShowAvatar", "false")]
    [InlineData("campaigns/1/prechat", """{"header":{"isShowAdatar":false}}""", "header.isShowAvatars", "false")]
    [InlineData("campaigns/1/offlineMessage", """{"header":{"isShowAvator":false}}""", "header.isShowAvatar", "false")]
    [InlineData("configs", """{"isEnableGotoMetting":false}""", "isEnableGotoMeeting", "false")]
    [InlineData("campaigns/1/invitation/manualInvitation", """{"popup":{"image":{"type":"custom","id":77}}}""", "popup.imageId", "77")]
    [InlineData("campaigns/1/invitation/manualInvitation", """{"popup":{"image":{"id":1},"imageId":77}}""", "popup.imageId", "77")]
    [InlineData("campaigns/1/invitation/manualInvitation", """{"popup":{"imageId":77,"image":{"id":1}}}""", "popup.imageId", "77")]
    [InlineData("campaigns/1/routingrules", """{"fail":{"routeToObject":"agent"}}""", "fail.routeTobject", "\"agent\"")]
    [InlineData("cannedMessages/1", """{"shortCuts":"zz"}""", "shortcuts", "\"zz\"")]
    public async Task Aliases_refer_to_the_same_field(string path, string body, string field, string value)
    {
        RawResponse response = await Call.Put(path, body);

        response.Status.Should().Be(HttpStatusCode.OK, response.Text);
        JsonNode? node = field.Split('.').Aggregate(response.Json, (current, name) => current![name]);
        node!.ToJsonString().Should().Be(value);
    }

    [Fact]
    public async Task Auto_invitations_are_stored_in_the_invitation()
    {
        RawResponse created = await Call.Post("campaigns/2/invitation/autoInvitations", """{"name":"New","conditions":{"when":"any"}}""");

        JsonArray invitations = (await Call.Get("campaigns/2/invitation")).Json!["autoInvitations"]!.AsArray();
        invitations.Should().HaveCount(3);
        JsonNode.DeepEquals(invitations[2], created.Json).Should().BeTrue();
        created.Json!["conditions"]!.ToJsonString().Should().Be("""{"when":"any","logicalExpression":"","list":[]}""");
        (await Call.Get("campaigns/1/invitation")).Json!["autoInvitations"]!.AsArray().Should().HaveCount(2);

        (await Call.Delete($"campaigns/2/invitation/autoInvitations/{(int)created.Json["id"]!}")).Text
            .Should().MatchRegex("^\"Auto invitation '\\d+' has been removed.\"$");
        (await Call.Get("campaigns/2/invitation")).Json!["autoInvitations"]!.AsArray().Should().HaveCount(2);
    }

    [Fact]
    public async Task Custom_rules_are_stored_in_the_routing_rules()
    {
        RawResponse created = await Call.Post(
            "campaigns/1/RoutingRules/customRules", """{"name":"New","isEnable":true,"routeToObject":"agent","routeToId":3}""");

        JsonArray rules = (await Call.Get("campaigns/1/routingrules")).Json!["rules"]!.AsArray();
        rules.Should().HaveCount(3);
        JsonNode.DeepEquals(rules[2], created.Json).Should().BeTrue();
        await Call.Put("campaigns/1/routingrules", $$"""{"rules":[{{created.Text}}]}""");
        (await Call.Get("campaigns/1/routingrules")).Json!["rules"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task The_manual_invitation_is_stored_in_the_invitation()
    {
        await Call.Put("campaigns/1/invitation/manualInvitation", """{"message":{"content":"Hi!"}}""");
        RawResponse response = await Call.Put("campaigns/1/invitation", """{"style":"popup"}""");

        ((string?)response.Json!["style"]).Should().Be("popup");
        ((string?)response.Json["manualInvitation"]!["message"]!["content"]).Should().Be("Hi!");
    }

    [Fact]
    public async Task A_form_field_is_identified_by_its_id_and_a_new_one_gets_an_id()
    {
        JsonArray before = (await Call.Get("campaigns/1/agentWrapup")).Json!.AsArray();
        int id = (int)before[0]!["id"]!;

        RawResponse response = await Call.Put(
            "campaigns/1/agentWrapup", $$"""[{"id":{{id}},"name":"Topic","type":"select"},{"name":"Another","type":"text"},{"id":0,"name":"Third","type":"text"}]""");

        JsonArray after = response.Json!.AsArray();
        after.Should().HaveCount(3);
        ((int)after[2]!["id"]!).Should().Be((int)after[1]!["id"]! + 1);
        ((int)after[0]!["id"]!).Should().Be(id);
        ((bool)after[0]!["isSystem"]!).Should().BeTrue("it is read-only, so an update must keep it");
        ((bool)after[1]!["isSystem"]!).Should().BeFalse();
        ((int)after[1]!["id"]!).Should().BeGreaterThan(before.Max(field => (int)field!["id"]!));
        (await Call.Get("campaigns/1/agentWrapup")).Text.Should().Be(response.Text);
    }

    [Fact]
    public async Task Language_texts_keep_their_read_only_fields()
    {
        JsonNode text = (await Call.Get("campaigns/1/language")).Json!["languageTexts"]![3]!;

        RawResponse response = await Call.Put(
            "campaigns/1/language",
            $$"""{"languageTexts":[{"category":{{text["category"]!.ToJsonString()}},"name":{{text["name"]!.ToJsonString()}},"currentText":"New"}]}""");

        JsonNode changed = response.Json!["languageTexts"]!.AsArray().Single()!;
        ((string?)changed["currentText"]).Should().Be("New");
        ((string?)changed["defaultText"]).Should().Be((string?)text["defaultText"]).And.NotBeEmpty();
        ((string?)changed["macros"]).Should().Be((string?)text["macros"]).And.NotBeEmpty();
    }

    [Fact]
    public async Task The_settings_of_a_campaign_are_created_and_deleted_with_it()
    {
        int id = (int)(await Call.Post("campaigns", """{"name":"Fourth","language":"English"}""")).Json!["id"]!;

        (await Call.Get($"campaigns/{id}/chatWindow")).Status.Should().Be(HttpStatusCode.OK);
        (await Call.Get($"campaigns/{id}/invitation")).Json!["autoInvitations"]!.AsArray().Should().BeEmpty();
        (await Call.Get($"campaigns/{id}/routingrules")).Json!["rules"]!.AsArray().Should().BeEmpty();
        await Call.Delete($"campaigns/{id}");
        (await Call.Get($"campaigns/{id}/chatWindow")).Code.Should().Be(404001);
    }

    [Fact]
    public async Task The_id_of_an_agent_can_be_sent_and_does_not_change()
    {
        RawResponse response = await Call.Put("agents/1", """{"id":5,"status":"away"}""");

        ((int)response.Json!["id"]!).Should().Be(1);
        ((string?)response.Json["status"]).Should().Be("away");
    }

    [Theory]
    [InlineData("\"none\"")]
    [InlineData("\"None\"")]
    [InlineData("""{"agents":[1,2]}""")]
    [InlineData("""{"departments":[1]}""")]
    [InlineData(""" "{\"agents\":[1,2]}" """)]
    public async Task A_notification_is_returned_unchanged(string notification)
    {
        RawResponse response = await Call.Put("visitorSegmentations/1", $$"""{"notification":{{notification}}}""");

        JsonNode.DeepEquals(response.Json!["notification"], JsonNode.Parse(notification)).Should().BeTrue(response.Text);
    }

    [Fact]
    public async Task Fakes_do_not_share_data()
    {
        await using LiveChatFake other = await LiveChatFake.StartAsync();
        using var otherCall = new RawClient(other);

        await Call.Delete("bans/1");

        (await Call.Get("bans")).Json!.AsArray().Should().HaveCount(2);
        (await otherCall.Get("bans")).Json!.AsArray().Should().HaveCount(3);
        Fake.Requests.Should().HaveCount(2);
        other.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Reset_restores_the_initial_state()
    {
        string before = (await Call.Get("bans")).Text;
        await Call.Delete("bans/1");
        await Call.Post("bans", """{"type":"ip","ipAddress":"192.0.2.99"}""");
        await Call.Put("configs", """{"isEnableJoinme":false}""");
        Fake.Faults.On(FaultPlan.AnyOperation).Respond(500);

        Fake.Reset();

        Fake.Requests.Should().BeEmpty();
        (await Call.Get("bans")).Text.Should().Be(before);
        ((int)(await Call.Post("bans", """{"type":"ip","ipAddress":"192.0.2.99"}""")).Json!["id"]!).Should().Be(4);
    }

    [Fact]
    public async Task Concurrent_requests_are_all_performed()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Call.Post("bans", $$"""{"type":"ip","ipAddress":"192.0.2.{{i}}"}""")));

        JsonArray bans = (await Call.Get("bans")).Json!.AsArray();
        bans.Should().HaveCount(103);
        bans.Select(ban => (int)ban!["id"]!).Should().OnlyHaveUniqueItems();
        Fake.Requests.Should().HaveCount(101);
    }
}
