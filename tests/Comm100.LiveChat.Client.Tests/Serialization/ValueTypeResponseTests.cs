using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>A response that is read as a value type, which has no null to say that nothing fits.</summary>
public sealed class ValueTypeResponseTests : JsonTest
{
    private static readonly LiveChatRequest s_get = new(HttpMethod.Get, "/bans/7");

    [Theory]
    [InlineData("[1]")]
    [InlineData("{}")]
    [InlineData("\"text\"")]
    [InlineData("null")]
    [InlineData("")]
    public async Task A_value_that_is_not_a_number_is_an_error(string body)
    {
        Respond("Bans.get", 200, body);

        await FluentActions.Awaiting(() => Client.SendAsync(s_get, Of<long>())).Should().ThrowAsync<LiveChatSerializationException>();
    }

    [Fact]
    public async Task A_number_in_quotes_is_a_number()
    {
        Respond("Bans.get", 200, "\"7\"");

        (await Client.SendAsync(s_get, Of<long>())).Should().Be(7);
    }

    [Theory]
    [InlineData(1001)]
    [InlineData(100_000)]
    public async Task JSON_with_too_many_levels_is_an_error(int levels)
    {
        Respond("Bans.get", 200, new string('[', levels) + new string(']', levels));

        (await FluentActions.Awaiting(() => Client.SendAsync(s_get)).Should().ThrowAsync<LiveChatSerializationException>()).WithMessage("*a depth of at most 1000*");
    }

    [Fact]
    public async Task Null_is_JSON()
    {
        Respond("Bans.get", 200, "null");

        (await Client.SendAsync(s_get)).ValueKind.Should().Be(JsonValueKind.Null);
    }

    private static JsonTypeInfo<T> Of<T>() => (JsonTypeInfo<T>)JsonSerializerOptions.Default.GetTypeInfo(typeof(T));
}
