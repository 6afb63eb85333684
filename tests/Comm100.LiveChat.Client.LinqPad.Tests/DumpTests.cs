using System.Dynamic;
using System.Reflection;
using System.Text.Json;

namespace Comm100.LiveChat.Client.LinqPad.Tests;

/// <summary>Tests the dumps that LINQPad shows for the types of the client.</summary>
public sealed class DumpTests
{
    private const string Secret = "s3cr3t";

    private static readonly Type[] s_types = typeof(LiveChatClient).Assembly.GetExportedTypes();

    [Fact]
    public void All_models_enums_ids_pages_and_types_with_secrets_have_ToDump()
    {
        IEnumerable<Type> models = s_types.Where(type => typeof(LiveChatModel).IsAssignableFrom(type));
        IEnumerable<Type> values = s_types.Where(type => type.IsValueType && !type.IsEnum);
        Type[] others =
        [
            typeof(LiveChatPage<>), typeof(LiveChatPager<>), typeof(SegmentNotification), typeof(LiveChatClient), typeof(LiveChatClientOptions), typeof(LiveChatCredential), typeof(LiveChatToken),
            typeof(LiveChatOAuthOptions), typeof(LiveChatCallOptions),
        ];

        models.Concat(values).Concat(others).Where(type => DumpText.FindToDump(type) is null).Select(type => type.Name).Should().BeEmpty("LINQPad calls ToDump of these types");
        models.Should().HaveCountGreaterThan(48);
        values.Should().HaveCountGreaterThan(20);
    }

    [Fact]
    public void A_model_shows_its_public_properties_in_declaration_order()
    {
        // Unknown fields are shown only if there are any.
        string[] differences =
        [
            .. from type in s_types
               where typeof(LiveChatModel).IsAssignableFrom(type) && !type.IsAbstract
               let expected = GetLevels(type).SelectMany(level => level.GetProperties(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly)).Select(property => property.Name)
               let shown = ((IDictionary<string, object?>)DumpText.Resolve(Activator.CreateInstance(type))!).Keys
               where !shown.SequenceEqual(expected)
               select $"{type.Name} shows {string.Join(", ", shown)} instead of {string.Join(", ", expected)}",
        ];

        differences.Should().BeEmpty();

        static IEnumerable<Type> GetLevels(Type type) => type == typeof(LiveChatModel) ? [] : [.. GetLevels(type.BaseType!), type];
    }

    [Fact]
    public void An_enum_is_shown_as_its_string_even_if_it_is_unknown() =>
        Show(new Ban { Id = 7, Type = "carrier pigeon", IpAddress = "203.0.113.9" }).Should().Be(
            """
            Id: 7
            Type: carrier pigeon
            VisitorId: null
            IpAddress: 203.0.113.9
            Comment: null

            """);

    [Fact]
    public void Values_with_several_forms_are_shown_as_strings()
    {
        Show(new ChatId(12)).Should().Be("12\n");
        Show(new ChatId("12ab")).Should().Be("12ab\n");
        Show(Coordinate.FromPercentage(10)).Should().Be("10%\n");
        Show(new TextBoolean("true")).Should().Be("True\n");
        Show(new TextBoolean("maybe")).Should().Be("maybe\n");
        Show(SegmentNotification.ForAgents(1, 2)).Should().Be("{\"agents\":[1,2]}\n");
    }

    [Fact]
    public void Unknown_fields_are_shown_without_secrets()
    {
        Ban ban = JsonSerializer.Deserialize(
            $$$"""{"id":1,"reason":{"code":4,"texts":["a\u00e9","b"]},"score":1.5,"isNew":true,"none":null,"bad":"\ud800","accessToken":"{{{Secret}}}","inner":{"client_secret":"{{{Secret}}}"}}""",
            LiveChatModelJson.TypeInfo<Ban>())!;

        Show(ban).Should().Contain("AdditionalProperties:\n").And.Contain("code: 4").And.Contain("aé").And.Contain("score: 1.5").And.Contain("isNew: True")
            .And.Contain("accessToken: (not shown)").And.Contain("client_secret: (not shown)").And.NotContain(Secret);
    }

    [Fact]
    public void Secrets_are_never_shown()
    {
        var oauth = new LiveChatOAuthOptions { TokenStore = new Store() };
        LiveChatCredential[] credentials =
        [
            LiveChatCredential.ApiKey("agent@example.com", Secret),
            LiveChatCredential.ApiKey("agent@example.com", _ => new ValueTask<string>(Secret)),
            LiveChatCredential.BearerToken(Secret),
            LiveChatCredential.BearerToken(_ => new ValueTask<string>(Secret)),
            LiveChatCredential.OAuthPassword("agent@example.com", Secret, Secret, Secret, oauth),
            LiveChatCredential.OAuthRefreshToken(Secret, Secret, Secret, oauth),
            LiveChatCredential.OAuthAuthorizationCode(Secret, new Uri("https://example.com/" + Secret), Secret, Secret, oauth),
            LiveChatCredential.Dynamic(() => LiveChatCredential.BearerToken(Secret)),
        ];
        LiveChatClientOptions[] options = [.. credentials.Select(credential => new LiveChatClientOptions { BaseAddress = new Uri("https://hosted.comm100.com"), Credential = credential })];
        using var client = new LiveChatClient(options[0]);
        LiveChatCallOptions? callOptions = null;
        ILiveChatClient view = client.WithOptions(call =>
        {
            call.Headers.Add("X-Key", Secret);
            callOptions = call;
        });
        object[] shown = [.. credentials, .. options, client, view, callOptions!, oauth, new LiveChatToken(Secret, DateTimeOffset.UnixEpoch, Secret), new Webhook { TargetUrl = $"https://example.com/hooks/{Secret}?key={Secret}" }];

        string all = string.Concat(shown.Select(Show));

        all.Should().NotContain(Secret).And.NotContain(Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes("agent@example.com:" + Secret)));
        all.Should().Contain("TargetUrl: https://example.com/(not shown)\n").And.Contain("Credential: Basic (fixed, not shown)\n").And.Contain("TokenStore: Store\n").And.Contain("HasRefreshToken: True\n");
        Show(new Webhook { TargetUrl = Secret }).Should().NotContain(Secret);
        Show(new Webhook()).Should().Contain("TargetUrl: null\n");
    }

    [Fact]
    public void Options_show_all_properties() =>
        ((IDictionary<string, object?>)DumpText.Resolve(new LiveChatClientOptions())!).Keys.Should().BeEquivalentTo(
            typeof(LiveChatClientOptions).GetProperties(BindingFlags.Instance | BindingFlags.Public).Select(property => property.Name));

    [Fact]
    public async Task A_pager_requests_and_shows_only_its_first_page()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Now = new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero) });
        var query = new ChatQuery(fake.Now.AddDays(-30), fake.Now) { PageSize = 10 };
        LiveChatPager<Chat> chats = fake.CreateClient().Chats.ListAsync(query);

        var shown = (ExpandoObject)DumpText.Resolve(chats)!;

        fake.Requests.ShouldHaveReceived("Chats.list", times: 1);
        shown.Should().Contain("Total", (object)240L);
        ((IReadOnlyList<Chat>)((IDictionary<string, object?>)shown)["FirstPage"]!).Should().HaveCount(10);

        LiveChatPage<Chat> page = await chats.GetPageAsync(1);
        LiveChatPager<Chat> resumed = fake.CreateClient().Chats.ListAsync(query, new LiveChatPagingOptions { Cursor = page.Cursor });
        fake.Requests.Clear();
        DumpText.Resolve(resumed);
        fake.Requests.Should().ContainSingle().Which.Query["pageIndex"].Should().Equal("2");
    }

    private static string Show(object value) => DumpText.Write(value);

    private sealed class Store : ILiveChatTokenStore
    {
        public ValueTask<LiveChatToken?> GetAsync(string key, CancellationToken cancellationToken) => new(new LiveChatToken(Secret, DateTimeOffset.UnixEpoch));

        public ValueTask SetAsync(string key, LiveChatToken token, CancellationToken cancellationToken) => default;

        public override string ToString() => Secret;
    }
}
