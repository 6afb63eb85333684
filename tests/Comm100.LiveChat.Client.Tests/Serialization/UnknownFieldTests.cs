using System.Text.Json;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>Unreadable values are reported and kept as unknown fields, and unknown fields that are not JSON are rejected.</summary>
public sealed class UnknownFieldTests : JsonTest
{
    [Theory]
    [InlineData("Chats.get", """{"agents":[{"id":{"x":1},"display_name":"Bob"}]}""", "$.agents[0].id")]
    [InlineData("Chats.get", """{"agents":[{"id":1,"display_name":["Bob"]}]}""", "$.agents[0].display_name")]
    [InlineData("Departments.get", """{"groups":[{"id":1,"name":{"x":1}}]}""", "$.groups[0].name")]
    [InlineData("VisitorSegmentations.get", """{"notification":5}""", "$.notification")]
    [InlineData("OfflineMessages.get", """{"attachment":5}""", "$.attachment")]
    [InlineData("OfflineMessages.get", """{"id":[1]}""", "$.id")]
    [InlineData("CannedMessageCategories.get", """{"isPrivate":{"x":1}}""", "$.isPrivate")]
    [InlineData("ChatButton.get", """{"type":5.5,"image":{"position":{"x":[1]}}}""", "$.image.position.x")]
    public async Task An_unreadable_value_is_reported_and_kept_and_a_strict_client_throws(string operation, string json, string path)
    {
        var model = await ReadAsync<LiveChatModel>(operation, json);

        Reports.Should().ContainSingle().Which.Should().StartWith(path + ": expected");
        if (operation != "ChatButton.get")
        {
            AssertJson(JsonSerializer.Serialize(model, LiveChatModelJson.Options.GetTypeInfo(model.GetType())), json);
        }

        (await FluentActions.Awaiting(() => ReadAsync<object>(operation, json, CreateStrictClient())).Should().ThrowAsync<LiveChatSerializationException>())
            .Which.UnreadableValues.Should().ContainSingle().Which.Should().StartWith(path);
    }

    [Fact]
    public async Task An_additional_property_that_is_not_JSON_is_rejected_with_its_key()
    {
        JsonElement disposed;
        using (JsonDocument document = JsonDocument.Parse("[1]"))
        {
            disposed = document.RootElement;
        }

        foreach (JsonElement element in (JsonElement[])[default, disposed])
        {
            var ban = new Ban { AdditionalProperties = new Dictionary<string, JsonElement> { ["later"] = element } };
            var department = new Department { Agents = [new DepartmentMember { Id = 1, AdditionalProperties = new Dictionary<string, JsonElement> { ["later"] = element } }] };

            (await FluentActions.Awaiting(() => Client.Bans.UpdateAsync(1, ban)).Should().ThrowAsync<ArgumentException>()).WithMessage("*AdditionalProperties[\"later\"]*");
            (await FluentActions.Awaiting(() => Client.Departments.UpdateAsync(1, department)).Should().ThrowAsync<ArgumentException>()).WithMessage("*agents[0].AdditionalProperties[\"later\"]*");
            FluentActions.Invoking(() => JsonSerializer.Serialize(ban, LiveChatModelJson.TypeInfo<Ban>())).Should().Throw<ArgumentException>().WithMessage("*\"later\"*");
            FluentActions.Invoking(() => new LiveChatRequest(HttpMethod.Post, "/bans").WithBody(element)).Should().Throw<ArgumentException>();
        }

        Fake.Requests.Should().BeEmpty();
    }
}
