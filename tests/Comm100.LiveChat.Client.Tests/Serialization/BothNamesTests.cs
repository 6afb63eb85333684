using System.Text.Json;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>Objects that contain a field with both of its names: each name is written back, and a changed value is written with each.</summary>
public sealed class BothNamesTests : JsonTest
{
    [Theory]
    [InlineData("""{"isEnableGotoMeeting":true,"isEnableGotoMetting":false}""", true)]
    [InlineData("""{"isEnableGotoMetting":false,"isEnableGotoMeeting":true}""", true)]
    [InlineData("""{"isEnableGotoMetting":true}""", true)]
    [InlineData("""{"isEnableGotoMeeting":{"x":1},"isEnableGotoMetting":false}""", false)]
    [InlineData("""{"isEnableGotoMeeting":true,"isEnableGotoMetting":[1]}""", true)]
    public async Task Every_received_name_is_written_back_with_its_value(string json, bool value)
    {
        LiveChatConfig config = await ReadAsync<LiveChatConfig>("Configs.get", json);

        config.IsEnableGotoMeeting.Should().Be(value);
        AssertJson(await WriteAsync("Configs.update", config), json);
    }

    [Theory]
    [InlineData("""{"isEnableGotoMeeting":true,"isEnableGotoMetting":false}""", """{"isEnableGotoMeeting":false,"isEnableGotoMetting":false}""")]
    [InlineData("""{"isEnableGotoMetting":true}""", """{"isEnableGotoMetting":false}""")]
    [InlineData("""{"isEnableGotoMeeting":true,"isEnableGotoMetting":null}""", """{"isEnableGotoMeeting":false,"isEnableGotoMetting":false}""")]
    [InlineData("""{"isEnableGotoMeeting":true,"isEnableGotoMetting":[1]}""", """{"isEnableGotoMeeting":false,"isEnableGotoMetting":false}""")]
    public async Task A_changed_value_is_written_with_every_received_name(string json, string written)
    {
        LiveChatConfig config = await ReadAsync<LiveChatConfig>("Configs.get", json);

        config.IsEnableGotoMeeting = false;

        AssertJson(await WriteAsync("Configs.update", config), written);
    }

    [Theory]
    [InlineData("""{"imageType":"custom","imageId":7,"image":{"type":"library","id":8,"url":"x"}}""", 7)]
    [InlineData("""{"image":{"type":"library","id":8,"url":"x"},"imageType":"custom","imageId":7}""", 7)]
    [InlineData("""{"image":{"url":"x"}}""", null)]
    [InlineData("""{"imageType":"custom","image":5}""", null)]
    [InlineData("""{"image":{"id":{"x":1},"type":"custom"}}""", null)]
    public async Task Both_forms_of_an_image_are_written_back(string popup, int? id)
    {
        string json = $$$"""{"invitationWindow":{"popup":{{{popup}}}}}""";

        AutoInvitation invitation = await ReadAsync<AutoInvitation>("Invitation.getAuto", json);

        invitation.InvitationWindow!.Popup!.ImageId.Should().Be(id);
        AssertJson(await WriteAsync("Invitation.updateAuto", invitation), json);
    }

    [Fact]
    public async Task A_name_received_in_several_cases_is_written_in_each_case_even_after_a_change()
    {
        Ban ban = await ReadAsync<Ban>("Bans.get", """{"Comment":"b","comment":"a","COMMENT":"c"}""");

        AssertJson(await WriteAsync("Bans.update", ban), """{"Comment":"b","comment":"a","COMMENT":"c"}""");
        ban.Comment = "d";
        AssertJson(await WriteAsync("Bans.update", ban), """{"Comment":"d","comment":"d","COMMENT":"d"}""");
    }

    [Theory]
    [InlineData("""{"rules":[6,{"name":"b"}],"Rules":[5,{"name":"a"},[7]]}""")]
    [InlineData("""{"Rules":[5,{"name":"a"},[7]],"rules":[6,{"name":"b"}]}""")]
    [InlineData("""{"Rules":[{"name":"a"},5],"rules":[{"name":"b"}]}""")]
    [InlineData("""{"Rules":[{"name":"a"}],"rules":[{"name":"b"},6]}""")]
    public async Task Invalid_elements_of_a_list_with_two_names_are_written_back_with_each_name(string body)
    {
        RoutingRules rules = await ReadAsync<RoutingRules>("RoutingRules.get", body);

        rules.Rules.Should().ContainSingle().Which.Name.Should().Be("b");
        AssertJson(JsonSerializer.Serialize(rules, LiveChatModelJson.TypeInfo<RoutingRules>()), body);
        AssertJson(await WriteAsync("RoutingRules.update", rules), body);
    }
}
