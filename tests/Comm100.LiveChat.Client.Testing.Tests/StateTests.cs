using System.Net;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests;

public sealed class StateTests : FakeTest
{
    [Fact]
    public async Task What_is_created_is_listed_got_and_deleted_and_its_id_is_not_given_again()
    {
        Reply created = await Call.Post("bans", """{"type":"ip","ipAddress":"192.0.2.99"}""");

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
        Reply reply = await Call.Send(new HttpMethod(method), path, method == "PUT" ? "{}" : null);

        reply.Status.Should().Be(HttpStatusCode.NotFound);
        reply.Code.Should().Be(404001);
    }

    [Theory]
    [InlineData("bans/abc")]
    [InlineData("bans/1.5")]
    [InlineData("bans/99999999999999999999")]
    [InlineData("campaigns/abc/chatButton")]
    [InlineData("campaigns/1/invitation/autoInvitations/abc")]
    public async Task An_id_that_is_no_number_is_400003(string path)
    {
        Reply reply = await Call.Get(path);

        reply.Status.Should().Be(HttpStatusCode.BadRequest);
        reply.Code.Should().Be(400003);
    }

    [Fact]
    public async Task An_update_merges_nested_objects_replaces_arrays_and_leaves_what_is_null()
    {
        JsonNode before = (await Call.Get("campaigns/1/chatButton")).Json!;

        Reply reply = await Call.Put(
            "campaigns/1/chatButton",
            """{"type":null,"allowedDomains":["a.example.com"],"adaptive":null,"image":{"mobile":{"onlineText":"Hi","offlineText":null}}}""");

        before["allowedDomains"] = new JsonArray("a.example.com");
        before["image"]!["mobile"]!["onlineText"] = "Hi";
        reply.Status.Should().Be(HttpStatusCode.OK);
        reply.Text.Should().Be((await Call.Get("campaigns/1/chatButton")).Text);
        JsonNode.DeepEquals(reply.Json, before).Should().BeTrue(reply.Text);
    }

    [Fact]
    public async Task An_empty_text_zero_and_an_empty_array_clear()
    {
        await Call.Put("departments/1", """{"description":"","backupDepartmentId":0,"agents":[],"allocationRule":""}""");

        JsonNode department = (await Call.Get("departments/1")).Json!;
        ((string?)department["description"]).Should().BeEmpty();
        ((int?)department["backupDepartmentId"]).Should().Be(0);
        department["agents"]!.AsArray().Should().BeEmpty();
        ((string?)department["allocationRule"]).Should().BeEmpty();
    }

    [Fact]
    public async Task Members_are_read_in_any_case_and_kept_under_the_documented_spelling()
    {
        Reply reply = await Call.Post("bans", """{"TYPE":"IP","ipaddress":"192.0.2.99"}""");

        reply.Status.Should().Be(HttpStatusCode.Created);
        ((string?)reply.Json!["type"]).Should().Be("IP");
        ((string?)reply.Json!["ipAddress"]).Should().Be("192.0.2.99");
        reply.Json.AsObject().Should().HaveCount(5);
    }

    [Fact]
    public async Task Members_the_contract_does_not_know_are_kept()
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
    public async Task Other_spellings_of_a_name_are_the_same_member(string path, string body, string member, string value)
    {
        Reply reply = await Call.Put(path, body);

        reply.Status.Should().Be(HttpStatusCode.OK, reply.Text);
        JsonNode? node = member.Split('.').Aggregate(reply.Json, (current, name) => current![name]);
        node!.ToJsonString().Should().Be(value);
    }

    [Fact]
    public async Task Auto_invitations_are_those_within_the_invitation()
    {
        Reply created = await Call.Post("campaigns/2/invitation/autoInvitations", """{"name":"New","conditions":{"when":"any"}}""");

        JsonArray within = (await Call.Get("campaigns/2/invitation")).Json!["autoInvitations"]!.AsArray();
        within.Should().HaveCount(3);
        JsonNode.DeepEquals(within[2], created.Json).Should().BeTrue();
        created.Json!["conditions"]!.ToJsonString().Should().Be("""{"when":"any","logicalExpression":"","list":[]}""");
        (await Call.Get("campaigns/1/invitation")).Json!["autoInvitations"]!.AsArray().Should().HaveCount(2);

        (await Call.Delete($"campaigns/2/invitation/autoInvitations/{(int)created.Json["id"]!}")).Text
            .Should().MatchRegex("^\"Auto invitation '\\d+' has been removed.\"$");
        (await Call.Get("campaigns/2/invitation")).Json!["autoInvitations"]!.AsArray().Should().HaveCount(2);
    }

    [Fact]
    public async Task Custom_rules_are_those_within_the_routing_rules()
    {
        Reply created = await Call.Post(
            "campaigns/1/RoutingRules/customRules", """{"name":"New","isEnable":true,"routeToObject":"agent","routeToId":3}""");

        JsonArray rules = (await Call.Get("campaigns/1/routingrules")).Json!["rules"]!.AsArray();
        rules.Should().HaveCount(3);
        JsonNode.DeepEquals(rules[2], created.Json).Should().BeTrue();
        await Call.Put("campaigns/1/routingrules", $$"""{"rules":[{{created.Text}}]}""");
        (await Call.Get("campaigns/1/routingrules")).Json!["rules"]!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task The_manual_invitation_is_that_within_the_invitation()
    {
        await Call.Put("campaigns/1/invitation/manualInvitation", """{"message":{"content":"Hi!"}}""");
        Reply reply = await Call.Put("campaigns/1/invitation", """{"style":"popup"}""");

        ((string?)reply.Json!["style"]).Should().Be("popup");
        ((string?)reply.Json["manualInvitation"]!["message"]!["content"]).Should().Be("Hi!");
    }

    [Fact]
    public async Task A_field_of_a_form_is_known_by_its_id_and_a_new_one_gets_an_id()
    {
        JsonArray before = (await Call.Get("campaigns/1/agentWrapup")).Json!.AsArray();
        int id = (int)before[0]!["id"]!;

        Reply reply = await Call.Put(
            "campaigns/1/agentWrapup", $$"""[{"id":{{id}},"name":"Topic","type":"select"},{"name":"Another","type":"text"},{"id":0,"name":"Third","type":"text"}]""");

        JsonArray after = reply.Json!.AsArray();
        after.Should().HaveCount(3);
        ((int)after[2]!["id"]!).Should().Be((int)after[1]!["id"]! + 1);
        ((int)after[0]!["id"]!).Should().Be(id);
        ((bool)after[0]!["isSystem"]!).Should().BeTrue("it is read-only, so an update cannot lose it");
        ((bool)after[1]!["isSystem"]!).Should().BeFalse();
        ((int)after[1]!["id"]!).Should().BeGreaterThan(before.Max(field => (int)field!["id"]!));
        (await Call.Get("campaigns/1/agentWrapup")).Text.Should().Be(reply.Text);
    }

    [Fact]
    public async Task Language_texts_keep_what_an_update_cannot_carry()
    {
        JsonNode text = (await Call.Get("campaigns/1/language")).Json!["languageTexts"]![3]!;

        Reply reply = await Call.Put(
            "campaigns/1/language",
            $$"""{"languageTexts":[{"category":{{text["category"]!.ToJsonString()}},"name":{{text["name"]!.ToJsonString()}},"currentText":"New"}]}""");

        JsonNode changed = reply.Json!["languageTexts"]!.AsArray().Single()!;
        ((string?)changed["currentText"]).Should().Be("New");
        ((string?)changed["defaultText"]).Should().Be((string?)text["defaultText"]).And.NotBeEmpty();
        ((string?)changed["macros"]).Should().Be((string?)text["macros"]).And.NotBeEmpty();
    }

    [Fact]
    public async Task A_new_campaign_has_settings_and_no_rules_and_takes_them_with_it()
    {
        int id = (int)(await Call.Post("campaigns", """{"name":"Fourth","language":"English"}""")).Json!["id"]!;

        (await Call.Get($"campaigns/{id}/chatWindow")).Status.Should().Be(HttpStatusCode.OK);
        (await Call.Get($"campaigns/{id}/invitation")).Json!["autoInvitations"]!.AsArray().Should().BeEmpty();
        (await Call.Get($"campaigns/{id}/routingrules")).Json!["rules"]!.AsArray().Should().BeEmpty();
        await Call.Delete($"campaigns/{id}");
        (await Call.Get($"campaigns/{id}/chatWindow")).Code.Should().Be(404001);
    }

    [Fact]
    public async Task The_id_of_an_agent_may_be_sent_and_does_not_change()
    {
        Reply reply = await Call.Put("agents/1", """{"id":5,"status":"away"}""");

        ((int)reply.Json!["id"]!).Should().Be(1);
        ((string?)reply.Json["status"]).Should().Be("away");
    }

    [Theory]
    [InlineData("\"none\"")]
    [InlineData("\"None\"")]
    [InlineData("""{"agents":[1,2]}""")]
    [InlineData("""{"departments":[1]}""")]
    [InlineData(""" "{\"agents\":[1,2]}" """)]
    public async Task A_notification_comes_back_as_it_was_sent(string notification)
    {
        Reply reply = await Call.Put("visitorSegmentations/1", $$"""{"notification":{{notification}}}""");

        JsonNode.DeepEquals(reply.Json!["notification"], JsonNode.Parse(notification)).Should().BeTrue(reply.Text);
    }

    [Fact]
    public async Task Fakes_do_not_share_data()
    {
        await using LiveChatFake other = await LiveChatFake.StartAsync();
        using var otherCall = new Caller(other);

        await Call.Delete("bans/1");

        (await Call.Get("bans")).Json!.AsArray().Should().HaveCount(2);
        (await otherCall.Get("bans")).Json!.AsArray().Should().HaveCount(3);
        Fake.Requests.Should().HaveCount(2);
        other.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Reset_puts_everything_back()
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
    public async Task Many_requests_at_once_lose_nothing()
    {
        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => Call.Post("bans", $$"""{"type":"ip","ipAddress":"192.0.2.{{i}}"}""")));

        JsonArray bans = (await Call.Get("bans")).Json!.AsArray();
        bans.Should().HaveCount(103);
        bans.Select(ban => (int)ban!["id"]!).Should().OnlyHaveUniqueItems();
        Fake.Requests.Should().HaveCount(101);
    }
}
