using System.Text;
using System.Text.Json;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>JSON that is written with <see cref="LiveChatModelJson"/> can be read with it again, without any loss.</summary>
public sealed class StoredModelTests : JsonTest
{
    [Theory]
    [InlineData("""{"id":7,"comment":{"x":[1]}}""")]
    [InlineData("""{"id":{"x":1},"comment":"a"}""")]
    [InlineData("""{"comment":[null],"later":{"a":[1,null]}}""")]
    [InlineData("""{"comment":"a","Comment":{"x":1}}""")]
    public async Task An_unreadable_value_is_stored_and_read_again(string json)
    {
        Ban ban = await ReadAsync<Ban>("Bans.get", json);

        string stored = JsonSerializer.Serialize(ban, LiveChatModelJson.TypeInfo<Ban>());
        Ban restored = JsonSerializer.Deserialize(stored, LiveChatModelJson.TypeInfo<Ban>())!;

        AssertJson(stored, json);
        restored.Should().BeEquivalentTo(ban, options => options.Excluding(model => model.AdditionalProperties));
        (restored.AdditionalProperties?.Keys).Should().BeEquivalentTo(ban.AdditionalProperties?.Keys);
        JsonSerializer.Serialize(restored, LiveChatModelJson.TypeInfo<Ban>()).Should().Be(stored);
    }

    [Fact]
    public async Task A_page_is_stored_with_its_unreadable_values()
    {
        const string Json = """
            {"total":{"x":1},"nextPage":5,"chats":[{"id":[1],"requestTime":"yesterday","chatTranscript":[{"time":5,"content":"hi"},"oops"],"agents":["Ann",["x"]]},"oops"]}
            """;
        Respond("Chats.list", 200, Json);
        ChatPage page = await CreateLoggedClient().Chats.GetPageAsync(Queries.Month);

        string stored = JsonSerializer.Serialize(page, LiveChatModelJson.TypeInfo<ChatPage>());

        AssertJson(stored, Json.Replace("\"nextPage\":5", "\"nextPage\":\"5\"", StringComparison.Ordinal));
        JsonSerializer.Serialize(JsonSerializer.Deserialize(stored, LiveChatModelJson.TypeInfo<ChatPage>())!, LiveChatModelJson.TypeInfo<ChatPage>()).Should().Be(stored);
    }

    [Fact]
    public async Task A_list_of_models_is_read_from_a_stream()
    {
        byte[] json = Encoding.UTF8.GetBytes("""[{"id":"7","comment":{"x":1}},{"ID":8,"COMMENT":5}]""");
        using var stream = new MemoryStream(json);

        var bans = (IReadOnlyList<Ban>)(await JsonSerializer.DeserializeAsync(stream, LiveChatModelJson.Options.GetTypeInfo(typeof(IReadOnlyList<Ban>))))!;

        bans.Select(ban => ban.Id).Should().Equal(7, 8);
        bans[0].AdditionalProperties.Should().ContainKey("comment");
        bans[1].Comment.Should().Be("5");
    }

    [Fact]
    public void A_stored_time_without_a_time_zone_is_UTC() =>
        JsonSerializer.Deserialize("""{"requestTime":"2026-06-01T10:00:00.123"}""", LiveChatModelJson.TypeInfo<Chat>())!.RequestTime
            .Should().Be(new DateTimeOffset(2026, 6, 1, 10, 0, 0, 123, TimeSpan.Zero));

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("{")]
    public void JSON_that_is_not_a_model_throws_a_JsonException(string json) =>
        FluentActions.Invoking(() => JsonSerializer.Deserialize(json, LiveChatModelJson.TypeInfo<Ban>())).Should().Throw<JsonException>();

    [Fact]
    public void Copies_of_the_options_can_have_other_settings()
    {
        var options = new JsonSerializerOptions(LiveChatModelJson.Options) { WriteIndented = true };

        JsonSerializer.Serialize(new Ban { Id = 7 }, (System.Text.Json.Serialization.Metadata.JsonTypeInfo<Ban>)options.GetTypeInfo(typeof(Ban))).ReplaceLineEndings("\n")
            .Should().Be("{\n  \"id\": 7\n}");
    }
}
