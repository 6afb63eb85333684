using System.Text.Json;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>One bad element: its neighbours are read, and it is written back at its place.</summary>
public sealed class BadElementTests : JsonTest
{
    [Theory]
    [InlineData("""[{"name":"a"},null]""", "a", """[{"name":"a"}]""")]
    [InlineData("""[5,{"name":"a"},["x"],{"name":"b"},"y"]""", "a,b", null)]
    [InlineData("""[{"name":{"x":1},"uri":"u"},{"name":"b"}]""", ",b", null)]
    [InlineData("""[[]]""", "", null)]
    public async Task Attachments_keep_what_can_be_read_and_the_rest(string attachments, string names, string? written)
    {
        OfflineMessage message = await ReadAsync<OfflineMessage>("OfflineMessages.get", $$"""{"id":1,"attachment":{{attachments}}}""");

        string.Join(',', message.Attachment!.Select(attachment => attachment.Name)).Should().Be(names);
        Reports.Should().NotBeEmpty();
        AssertJson(JsonSerializer.Serialize(message, LiveChatModelJson.TypeInfo<OfflineMessage>()), $$"""{"id":1,"attachment":{{written ?? attachments}}}""");
    }

    [Fact]
    public async Task Agents_keep_what_can_be_read_and_the_rest()
    {
        const string Json = """{"id":1,"agents":["Ann",["x"],{"id":{"y":1},"display_name":"Bob","email":5},true,[]]}""";

        Chat chat = await ReadAsync<Chat>("Chats.get", Json);

        chat.Agents!.Select(agent => agent.Name).Should().Equal("Ann", "Bob", "true");
        chat.Agents![1].Should().Match<ChatAgent>(agent => agent.Id == null && agent.Email == "5");
        Reports.Select(report => report[..report.IndexOf(':', StringComparison.Ordinal)]).Should().Equal("$.agents[1]", "$.agents[2].id", "$.agents[4]");
        AssertJson(
            JsonSerializer.Serialize(chat, LiveChatModelJson.TypeInfo<Chat>()),
            """{"id":1,"agents":["Ann",["x"],{"id":{"y":1},"display_name":"Bob","email":5},"true",[]]}""");
    }

    [Fact]
    public async Task Bad_elements_go_back_at_their_places_also_after_a_change()
    {
        ChatButton button = await ReadAsync<ChatButton>("ChatButton.get", """{"allowedDomains":[{"x":1},"a",[2],"b",{"y":3}]}""");

        AssertJson(await WriteAsync("ChatButton.update", button), """{"allowedDomains":[{"x":1},"a",[2],"b",{"y":3}]}""");
        button.AllowedDomains!.Add("c");
        AssertJson(await WriteAsync("ChatButton.update", button), """{"allowedDomains":[{"x":1},"a",[2],"b",{"y":3},"c"]}""");
        button.AllowedDomains.Clear();
        AssertJson(await WriteAsync("ChatButton.update", button), """{"allowedDomains":[{"x":1},[2],{"y":3}]}""");
    }

    [Fact]
    public async Task Null_before_a_bad_element_does_not_move_it()
    {
        ChatButton button = await ReadAsync<ChatButton>("ChatButton.get", """{"allowedDomains":[null,{"x":1},"a",null,"b",[2]]}""");

        AssertJson(await WriteAsync("ChatButton.update", button), """{"allowedDomains":[{"x":1},"a","b",[2]]}""");
    }

    [Fact]
    public async Task A_list_of_the_callers_replaces_them()
    {
        ChatButton button = await ReadAsync<ChatButton>("ChatButton.get", """{"allowedDomains":["a",{"x":1}]}""");

        button.AllowedDomains = ["c"];

        AssertJson(await WriteAsync("ChatButton.update", button), """{"allowedDomains":["c"]}""");
    }

    [Theory]
    [InlineData("""{"agents":[1,"x",null,"2"]}""", new long[] { 1, 2 })]
    [InlineData("""{"agents":["x"]}""", null)]
    [InlineData("""{"agents":5}""", null)]
    [InlineData("\"{\\\"agents\\\":[1,{}]}\"", new long[] { 1 })]
    [InlineData("\"{\\\"agents\\\":[1\"", null)]
    [InlineData("true", null)]
    [InlineData("[1]", null)]
    public async Task A_notification_keeps_the_ids_that_can_be_read(string notification, long[]? agents)
    {
        string json = $$"""{"notification":{{notification}},"name":"n"}""";

        VisitorSegmentation segment = await ReadAsync<VisitorSegmentation>("VisitorSegmentations.get", json);

        segment.Notification!.Agents.Should().BeEquivalentTo(agents);
        segment.Name.Should().Be("n");
        Reports.Should().ContainSingle().Which.Should().StartWith("$.notification: expected");
        AssertJson(await WriteAsync("VisitorSegmentations.update", segment), json);
    }

    [Fact]
    public async Task Members_of_a_department_keep_what_can_be_read_and_the_rest()
    {
        const string Json = """{"agents":[1,{"id":[],"name":"Ann","x":1},true,{"id":2}]}""";

        Department department = await ReadAsync<Department>("Departments.get", Json);

        department.Agents!.Select(agent => agent.ToString()).Should().Equal("1", "", "2");
        Reports.Should().HaveCount(2);
        AssertJson(await WriteAsync("Departments.update", department), Json);
        department.Agents![1].Id = 7;
        AssertJson(await WriteAsync("Departments.update", department), """{"agents":[1,{"id":7,"name":"Ann","x":1},true,{"id":2}]}""");
    }
}
