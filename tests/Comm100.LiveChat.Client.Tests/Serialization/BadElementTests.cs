using System.Text.Json;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>Lists with an invalid element: the other elements are read, and the invalid element is written back in its position.</summary>
public sealed class BadElementTests : JsonTest
{
    [Theory]
    [InlineData("""[{"name":"a"},null]""", "a", """[{"name":"a"}]""")]
    [InlineData("""[5,{"name":"a"},["x"],{"name":"b"},"y"]""", "a,b", null)]
    [InlineData("""[{"name":{"x":1},"uri":"u"},{"name":"b"}]""", ",b", null)]
    [InlineData("""[[]]""", "", null)]
    public async Task Attachments_with_invalid_elements_are_read_and_written_back(string attachments, string names, string? written)
    {
        OfflineMessage message = await ReadAsync<OfflineMessage>("OfflineMessages.get", $$"""{"id":1,"attachment":{{attachments}}}""");

        string.Join(',', message.Attachment!.Select(attachment => attachment.Name)).Should().Be(names);
        Reports.Should().NotBeEmpty();
        AssertJson(JsonSerializer.Serialize(message, LiveChatModelJson.TypeInfo<OfflineMessage>()), $$"""{"id":1,"attachment":{{written ?? attachments}}}""");
    }

    [Fact]
    public async Task Agents_with_invalid_elements_are_read_and_written_back()
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
    public async Task Invalid_elements_are_written_back_in_their_position_even_after_a_change()
    {
        ChatButton button = await ReadAsync<ChatButton>("ChatButton.get", """{"allowedDomains":[{"x":1},"a",[2],"b",{"y":3}]}""");

        AssertJson(await WriteAsync("ChatButton.update", button), """{"allowedDomains":[{"x":1},"a",[2],"b",{"y":3}]}""");
        button.AllowedDomains!.Add("c");
        AssertJson(await WriteAsync("ChatButton.update", button), """{"allowedDomains":[{"x":1},"a",[2],"b",{"y":3},"c"]}""");
        button.AllowedDomains.Clear();
        AssertJson(await WriteAsync("ChatButton.update", button), """{"allowedDomains":[{"x":1},[2],{"y":3}]}""");
    }

    [Fact]
    public async Task A_null_before_an_invalid_element_does_not_change_its_position()
    {
        ChatButton button = await ReadAsync<ChatButton>("ChatButton.get", """{"allowedDomains":[null,{"x":1},"a",null,"b",[2]]}""");

        AssertJson(await WriteAsync("ChatButton.update", button), """{"allowedDomains":[{"x":1},"a","b",[2]]}""");
    }

    [Fact]
    public async Task A_list_set_by_the_caller_replaces_invalid_elements()
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
    public async Task A_notification_with_invalid_values_has_the_valid_ids_and_is_written_back(string notification, long[]? agents)
    {
        string json = $$"""{"notification":{{notification}},"name":"n"}""";

        VisitorSegmentation segment = await ReadAsync<VisitorSegmentation>("VisitorSegmentations.get", json);

        segment.Notification!.Agents.Should().BeEquivalentTo(agents);
        segment.Name.Should().Be("n");
        Reports.Should().ContainSingle().Which.Should().StartWith("$.notification: expected");
        AssertJson(await WriteAsync("VisitorSegmentations.update", segment), json);
    }

    [Fact]
    public async Task Department_members_with_invalid_values_are_read_and_written_back()
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
