using System.Net;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>The requests that the fake rejects, with the error code of the service and a message that contains the field.</summary>
public sealed class ValidationTests : FakeTest
{
    [Theory]

    // Invalid bodies.
    [InlineData("POST", "bans", "", 400006, "body")]
    [InlineData("POST", "bans", "{", 400006, "body")]
    [InlineData("POST", "bans", "type=ip", 400006, "body")]
    [InlineData("POST", "bans", "[]", 400006, "JSON object")]
    [InlineData("POST", "bans", "null", 400006, "JSON object")]
    [InlineData("PUT", "campaigns/1/agentWrapup", "{}", 400006, "JSON array")]
    [InlineData("PUT", "campaigns/1/agentWrapup", "[1]", 400006, "'[0]'")]

    // Types.
    [InlineData("PUT", "departments/1", """{"backupDepartmentId":"2"}""", 400003, "'backupDepartmentId'")]
    [InlineData("PUT", "departments/1", """{"backupDepartmentId":2.5}""", 400003, "'backupDepartmentId'")]
    [InlineData("PUT", "campaigns/1/chatButton", """{"image":{"onlineImageId":true}}""", 400003, "'image.onlineImageId'")]
    [InlineData("PUT", "campaigns/1/invitation/manualInvitation", """{"popup":{"messageFrame":{"x":"1"}}}""", 400003, "'popup.messageFrame.x'")]
    [InlineData("PUT", "campaigns/1/chatButton", """{"isHideOffline":"true"}""", 400004, "'isHideOffline'")]
    [InlineData("PUT", "campaigns/1/chatButton", """{"image":{"isFloat":1}}""", 400004, "'image.isFloat'")]
    [InlineData("PUT", "campaigns/1", """{"name":5}""", 400006, "'name'")]
    [InlineData("PUT", "campaigns/1/chatButton", """{"image":5}""", 400006, "'image'")]
    [InlineData("PUT", "campaigns/1/chatButton", """{"image":{"position":{"x":10}}}""", 400006, "'image.position.x'")]
    [InlineData("PUT", "campaigns/1/chatButton", """{"allowedDomains":"a"}""", 400006, "'allowedDomains'")]
    [InlineData("PUT", "campaigns/1/chatButton", """{"allowedDomains":["a",5]}""", 400006, "'allowedDomains[1]'")]
    [InlineData("PUT", "departments/1", """{"agents":[1,"2"]}""", 400003, "'agents[1]'")]
    [InlineData("PUT", "visitorSegmentations/1", """{"conditions":[]}""", 400006, "'conditions'")]
    [InlineData("PUT", "visitorSegmentations/1", """{"conditions":{"list":[{"number":"1"}]}}""", 400003, "'conditions.list[0].number'")]
    [InlineData("PUT", "campaigns/1/prechat", """{"fields":[{"name":5}]}""", 400006, "'fields[0].name'")]
    [InlineData("PUT", "visitorSegmentations/1", """{"notification":5}""", 400006, "'notification'")]
    [InlineData("PUT", "visitorSegmentations/1", """{"notification":{"agents":["a"]}}""", 400003, "'notification.agents[0]'")]
    [InlineData("PUT", "visitorSegmentations/1", """{"notification":"everybody"}""", 400009, "'notification'")]

    // Values.
    [InlineData("POST", "bans", """{"type":"planet","ipAddress":"192.0.2.1"}""", 400009, "'type'")]
    [InlineData("PUT", "bans/1", """{"type":""}""", 400009, "'type'")]
    [InlineData("PUT", "campaigns/1/chatButton", """{"image":{"mobile":{"position":"middle"}}}""", 400009, "'image.mobile.position'")]
    [InlineData("PUT", "agents/1", """{"status":"asleep"}""", 400009, "'status'")]

    // E-mail addresses.
    [InlineData("PUT", "departments/1", """{"emailAddresses":"sales"}""", 400005, "'emailAddresses'")]
    [InlineData("PUT", "departments/1", """{"emailAddresses":"sales@example.com;@example.com"}""", 400005, "'emailAddresses'")]
    [InlineData("PUT", "campaigns/1/chatWindow", """{"options":{"email":{"fromEmail":"a@b@example.com"}}}""", 400005, "'options.email.fromEmail'")]
    [InlineData("PUT", "campaigns/1/chatWindow", """{"advanced":{"transcriptEmailAddress":"me@example"}}""", 400005, "'advanced.transcriptEmailAddress'")]
    [InlineData("PUT", "campaigns/1/routingrules", """{"fail":{"offlineMessageEmails":"a b@example.com"}}""", 400005, "'fail.offlineMessageEmails'")]

    // Mandatory fields.
    [InlineData("POST", "bans", "{}", 400000, "'type'")]
    [InlineData("POST", "bans", """{"type":"ip","ipAddress":null}""", 400000, "'ipAddress'")]
    [InlineData("POST", "secureForms", """{"name":"New","fields":[{"name":"a","type":"text"},{"name":"b"}]}""", 400000, "'fields[1].type'")]
    [InlineData("POST", "visitorSegmentations", """{"name":"New","conditions":{"list":[{"number":1,"field":"a","operator":"is"}]}}""", 400000, "'conditions.list[0].value'")]
    [InlineData("POST", "campaigns/1/routingrules/customrules", """{"name":"New","isEnable":true,"routeToObject":"agent"}""", 400000, "'routeToId'")]

    // Read-only fields.
    [InlineData("POST", "bans", """{"id":9,"type":"ip","ipAddress":"192.0.2.1"}""", 400009, "'id'")]
    [InlineData("PUT", "bans/1", """{"ID":1}""", 400009, "'id'")]
    [InlineData("PUT", "configs", """{"siteId":1}""", 400009, "'siteId'")]
    [InlineData("PUT", "agents/1", """{"ongoingChats":"1"}""", 400009, "'ongoingChats'")]
    [InlineData("PUT", "campaigns/1/prechat", """{"fields":[{"isSystem":true}]}""", 400009, "'fields[0].isSystem'")]
    [InlineData("PUT", "campaigns/1/invitation", """{"autoInvitations":[]}""", 400009, "'autoInvitations'")]
    [InlineData("PUT", "campaigns/1/language", """{"languageTexts":[{"category":"fields","name":"a","macros":""}]}""", 400009, "'languageTexts[0].macros'")]
    public async Task An_invalid_body_is_rejected_with_its_error_code(string method, string path, string body, int code, string expectedText)
    {
        string before = (await Call.Get("bans")).Text;

        RawResponse response = await Call.Send(new HttpMethod(method), path, body);

        response.Status.Should().Be(HttpStatusCode.BadRequest, response.Text);
        response.Code.Should().Be(code, response.Text);
        response.Message.Should().Contain(expectedText);
        (await Call.Get("bans")).Text.Should().Be(before);
    }

    [Fact]
    public async Task A_name_can_have_at_most_256_characters()
    {
        RawResponse longest = await Call.Put("departments/1", $$"""{"name":"{{new string('x', 256)}}"}""");
        RawResponse tooLong = await Call.Put("departments/1", $$"""{"name":"{{new string('x', 257)}}"}""");

        longest.Status.Should().Be(HttpStatusCode.OK);
        (tooLong.Status, tooLong.Code).Should().Be((HttpStatusCode.BadRequest, 400010));
        tooLong.Message.Should().Contain("'name'");
    }

    [Theory]
    [InlineData("")]
    [InlineData("a@example.com")]
    [InlineData("a@example.com; b@shop.example.com,c@example.com;")]
    public async Task Several_email_addresses_or_none_are_accepted(string addresses) =>
        (await Call.Put("departments/1", $$"""{"emailAddresses":"{{addresses}}"}""")).Status.Should().Be(HttpStatusCode.OK);

    [Theory]
    [InlineData("campaigns/1/chatButton", """{"adaptive":{"icon":5},"image":{"mobile":{"onlineImageId":1,"offlineImageId":2}}}""")]
    [InlineData("campaigns/1/chatButton", """{"image":{"position":{"type":"bottomLeft","x":"10%"}}}""")]
    [InlineData("campaigns/1/chatButton", """{"image":{"position":{"type":"BUTTOMLEFT"},"mobile":{"position":"rightMiddle"}}}""")]
    [InlineData("campaigns/1/invitation/manualInvitation", """{"popup":{"position":"bottomMiddle","messageFrame":{"x":1,"y":1.5}}}""")]
    [InlineData("autoAllocation", """{"allocationRule":"load balancing"}""")]
    [InlineData("autoAllocation", """{"allocationRule":"load banlancing"}""")]
    [InlineData("cannedMessageCategories/1", """{"isPrivate":true}""")]
    [InlineData("cannedMessageCategories/1", """{"isPrivate":"true"}""")]
    [InlineData("departments/1", """{"agents":[1,2],"groups":[]}""")]
    [InlineData("agents/1", """{"status":"Lunch","departments":[2]}""")]
    [InlineData("visitorSegmentations/1", """{"notification":null}""")]
    [InlineData("campaigns/1/routingrules", """{"simpleRouteToId":2,"fail":{"routeToId":3},"rules":[]}""")]
    [InlineData("visitorSSO", """{"campaignSSOOptions":[{"campaignId":1,"signInType":"optional"}]}""")]
    [InlineData("campaigns/1/prechat", """{"fields":[{"id":1,"name":"Your name","type":"name"}]}""")]
    [InlineData("bans/1", "{}")]
    [InlineData("bans/1", """{"comment":"a","comment":"b","unknown":{"x":1,"x":2}}""")]
    public async Task A_valid_body_is_accepted(string path, string body)
    {
        RawResponse response = await Call.Put(path, body);

        response.Status.Should().Be(HttpStatusCode.OK, response.Text);
    }

    [Fact]
    public async Task A_value_keeps_its_case()
    {
        RawResponse response = await Call.Put("campaigns/1/chatButton", """{"image":{"position":{"type":"BottomLeft"}}}""");

        ((string?)response.Json!["image"]!["position"]!["type"]).Should().Be("BottomLeft");
    }

    [Theory]
    [InlineData("departments", """{"name":"sales"}""")]
    [InlineData("cannedMessages", """{"name":"Hello","message":"again"}""")]
    [InlineData("campaigns/1/invitation/autoInvitations", """{"name":"Long visit"}""")]
    public async Task An_existing_name_is_409000(string path, string body)
    {
        RawResponse response = await Call.Post(path, body);

        response.Status.Should().Be(HttpStatusCode.Conflict);
        response.Code.Should().Be(409000);
    }
}
