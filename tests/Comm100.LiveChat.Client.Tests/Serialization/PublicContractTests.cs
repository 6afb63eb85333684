using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>What a caller reads by the public contracts is read as a typed call reads it.</summary>
public sealed class PublicContractTests : JsonTest
{
    private static readonly LiveChatRequest s_get = new(HttpMethod.Get, "/bans/7");

    private static readonly JsonSerializerOptions s_copied = Copied();

    private static readonly JsonSerializerOptions s_combined = new()
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(OwnJsonContext.Default, LiveChatModelJson.Options.TypeInfoResolver),
    };

    [Theory]
    [InlineData("""{"ID":"7","TYPE":"IP","ipaddress":5,"comment":null}""")]
    [InlineData("""{"id":" 7 ","type":"ip","ipAddress":"5"}""")]
    public async Task A_model_is_read_as_by_a_typed_call(string body)
    {
        Ban typed = await ReadAsync<Ban>("Bans.get", body);
        Respond("Bans.get", 200, body);
        Ban custom = await CreateLoggedClient().SendAsync(s_get, LiveChatModelJson.TypeInfo<Ban>());

        typed.Should().BeEquivalentTo(new { Id = 7L, Type = BanType.Ip, IpAddress = "5" });
        custom.Should().BeEquivalentTo(typed);
        JsonSerializer.Deserialize(body, LiveChatModelJson.TypeInfo<Ban>()).Should().BeEquivalentTo(typed);
        Reports.Should().BeEmpty();
    }

    [Fact]
    public async Task What_cannot_be_read_is_reported_and_kept()
    {
        foreach (JsonTypeInfo<Ban> contract in (JsonTypeInfo<Ban>[])[LiveChatModelJson.TypeInfo<Ban>(), Of<Ban>(s_copied), Of<Ban>(s_combined)])
        {
            Respond("Bans.get", 200, """{"id":7,"comment":{"x":1}}""");
            Ban ban = await CreateLoggedClient().SendAsync(s_get, contract);

            ban.AdditionalProperties.Should().ContainKey("comment");
        }

        Reports.Should().HaveCount(3);
        Respond("Bans.get", 200, """{"id":7,"comment":{"x":1}}""");
        await FluentActions.Awaiting(() => CreateStrictClient().SendAsync(s_get, LiveChatModelJson.TypeInfo<Ban>())).Should().ThrowAsync<LiveChatSerializationException>();
    }

    [Fact]
    public async Task Dictionaries_and_types_of_the_callers_hold_models_that_are_read_alike()
    {
        foreach (JsonSerializerOptions options in (JsonSerializerOptions[])[s_copied, s_combined])
        {
            Respond("Bans.get", 200, """{"a":{"ID":"7","TYPE":"IP"},"b":{"id":{"x":1},"comment":"c"}}""");
            Dictionary<string, Ban> bans = await CreateLoggedClient().SendAsync(s_get, Of<Dictionary<string, Ban>>(options));
            bans["a"].Should().BeEquivalentTo(new { Id = 7L, Type = BanType.Ip });
            bans["b"].Comment.Should().Be("c");

            Respond("Bans.get", 200, """{"Count":"2","Configs":[{"isEnableGotoMetting":"true"},null],"When":"2026-06-01T10:00:00"}""");
            Own own = await CreateLoggedClient().SendAsync(s_get, Of<Own>(options));
            own.Count.Should().Be(2);
            own.Configs!.Should().ContainSingle().Which.IsEnableGotoMeeting.Should().BeTrue();
            own.When.Should().Be(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero));
        }

        Reports.Should().HaveCount(4);
    }

    [Fact]
    public async Task Lists_of_models_are_read_alike()
    {
        Respond("Bans.list", 200, """[{"ID":"7"},null,5]""");

        IReadOnlyList<Ban> bans = await CreateLoggedClient().SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans"), Of<IReadOnlyList<Ban>>(LiveChatModelJson.Options));

        bans.Should().ContainSingle().Which.Id.Should().Be(7);
        Reports.Should().HaveCount(2);
    }

    private static JsonTypeInfo<T> Of<T>(JsonSerializerOptions options) => (JsonTypeInfo<T>)options.GetTypeInfo(typeof(T));

    private static JsonSerializerOptions Copied()
    {
        var options = new JsonSerializerOptions(LiveChatModelJson.Options);
        options.TypeInfoResolverChain.Insert(0, OwnJsonContext.Default);
        return options;
    }

    internal sealed class Own
    {
        public int Count { get; set; }

        public IList<LiveChatConfig>? Configs { get; set; }

        public DateTimeOffset? When { get; set; }
    }

    // The models and their converters come from the client.
    internal sealed class OwnJsonContext : IJsonTypeInfoResolver
    {
        public static OwnJsonContext Default { get; } = new();

        public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
            typeof(LiveChatModel).IsAssignableFrom(type) ? null : _reflection.GetTypeInfo(type, options);

        private readonly DefaultJsonTypeInfoResolver _reflection = new();
    }
}
