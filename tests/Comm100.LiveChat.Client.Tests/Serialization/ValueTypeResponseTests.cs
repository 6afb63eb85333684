using System.Text.Json;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>Responses that are read as a value type, for which null cannot represent an unreadable value.</summary>
public sealed class ValueTypeResponseTests : JsonTest
{
    private static readonly LiveChatRequest s_get = new(HttpMethod.Get, "/bans/7");

    [Theory]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_value_that_is_not_a_number_throws(string body)
    {
        Respond("Bans.get", 200, body);

        await FluentActions.Awaiting(() => Client.SendAsync(s_get, GetTypeInfo<long>(JsonSerializerOptions.Default))).Should().ThrowAsync<LiveChatSerializationException>();
    }

    [Fact]
    public async Task A_number_in_quotes_is_read()
    {
        Respond("Bans.get", 200, "\"7\"");

        (await Client.SendAsync(s_get, GetTypeInfo<long>(JsonSerializerOptions.Default))).Should().Be(7);
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(100_000)]
    public async Task JSON_that_exceeds_the_maximum_depth_throws(int levels)
    {
        Respond("Bans.get", 200, new string('[', levels) + new string(']', levels));

        (await FluentActions.Awaiting(() => Client.SendAsync(s_get)).Should().ThrowAsync<LiveChatSerializationException>()).WithMessage("*a depth of at most 1000*");
    }

    [Fact]
    public async Task Null_is_read_as_a_JsonElement()
    {
        Respond("Bans.get", 200, "null");

        (await Client.SendAsync(s_get)).ValueKind.Should().Be(JsonValueKind.Null);
    }
}
