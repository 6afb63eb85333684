using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Tests.Serialization;

/// <summary>Models that a caller reads with the public contracts are read in the same way as by a typed call.</summary>
public sealed class PublicContractTests : JsonTest
{
    private static readonly LiveChatRequest s_get = new(HttpMethod.Get, "/bans/7");

    private static readonly JsonSerializerOptions s_copied = CopyOptions();

    private static readonly JsonSerializerOptions s_combined = new()
    {
        TypeInfoResolver = JsonTypeInfoResolver.Combine(CustomJsonContext.Default, LiveChatModelJson.Options.TypeInfoResolver),
    };

    [Theory]
    [InlineData("""{"ID":"7","TYPE":"IP","ipaddress":5,"comment":null}""")]
    [InlineData("""{"id":" 7 ","type":"ip","ipAddress":"5"}""")]
    public async Task A_model_is_read_in_the_same_way_as_by_a_typed_call(string body)
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
    public async Task An_unreadable_value_is_reported_and_kept()
    {
        foreach (JsonTypeInfo<Ban> contract in (JsonTypeInfo<Ban>[])[LiveChatModelJson.TypeInfo<Ban>(), GetTypeInfo<Ban>(s_copied), GetTypeInfo<Ban>(s_combined)])
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
    public async Task Models_in_dictionaries_and_custom_types_are_read_in_the_same_way()
    {
        foreach (JsonSerializerOptions options in (JsonSerializerOptions[])[s_copied, s_combined])
        {
            Respond("Bans.get", 200, """{"a":{"ID":"7","TYPE":"IP"},"b":{"id":{"x":1},"comment":"c"}}""");
            Dictionary<string, Ban> bans = await CreateLoggedClient().SendAsync(s_get, GetTypeInfo<Dictionary<string, Ban>>(options));
            bans["a"].Should().BeEquivalentTo(new { Id = 7L, Type = BanType.Ip });
            bans["b"].Comment.Should().Be("c");

            Respond("Bans.get", 200, """{"Count":"2","Configs":[{"isEnableGotoMetting":"true"},null],"When":"2026-06-01T10:00:00"}""");
            CustomType custom = await CreateLoggedClient().SendAsync(s_get, GetTypeInfo<CustomType>(options));
            custom.Count.Should().Be(2);
            custom.Configs!.Should().ContainSingle().Which.IsEnableGotoMeeting.Should().BeTrue();
            custom.When.Should().Be(new DateTimeOffset(2026, 6, 1, 10, 0, 0, TimeSpan.Zero));
        }

        Reports.Should().HaveCount(4);
    }

    [Fact]
    public async Task Lists_of_models_are_read_in_the_same_way()
    {
        Respond("Bans.list", 200, """[{"ID":"7"},null,5]""");

        IReadOnlyList<Ban> bans = await CreateLoggedClient().SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans"), GetTypeInfo<IReadOnlyList<Ban>>(LiveChatModelJson.Options));

        bans.Should().ContainSingle().Which.Id.Should().Be(7);
        Reports.Should().HaveCount(2);
    }

    private static JsonSerializerOptions CopyOptions()
    {
        var options = new JsonSerializerOptions(LiveChatModelJson.Options);
        options.TypeInfoResolverChain.Insert(0, CustomJsonContext.Default);
        return options;
    }

    internal sealed class CustomType
    {
        public int Count { get; set; }

        public IList<LiveChatConfig>? Configs { get; set; }

        public DateTimeOffset? When { get; set; }
    }

    // The client provides the contracts of models and their converters.
    internal sealed class CustomJsonContext : IJsonTypeInfoResolver
    {
        public static CustomJsonContext Default { get; } = new();

        public JsonTypeInfo? GetTypeInfo(Type type, JsonSerializerOptions options) =>
            typeof(LiveChatModel).IsAssignableFrom(type) ? null : _reflection.GetTypeInfo(type, options);

        private readonly DefaultJsonTypeInfoResolver _reflection = new();
    }
}
