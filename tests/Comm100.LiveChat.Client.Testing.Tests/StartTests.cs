using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests;

public sealed class StartTests
{
    [Fact]
    public async Task A_fake_listens_on_a_free_loopback_port_with_the_default_credentials()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync();

        fake.BaseAddress.Host.Should().Be("127.0.0.1");
        fake.BaseAddress.Port.Should().BePositive();
        fake.BaseAddress.AbsolutePath.Should().Be("/");
        fake.Email.Should().Be("agent@example.com");
        fake.ApiKey.Should().Be("fake-api-key");
        fake.AccessToken.Should().Be("fake-access-token");
        fake.Server.Url.Should().Be(fake.BaseAddress.ToString().TrimEnd('/'));
    }

    [Fact]
    public async Task Equal_seeds_give_equal_responses_and_different_seeds_different_ones()
    {
        string[] first = await GetResponses(100);
        string[] second = await GetResponses(100);
        string[] other = await GetResponses(7);

        second.Should().Equal(first);
        other.Should().NotEqual(first);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(0)]
    [InlineData(-1)]
    public async Task Every_seed_has_the_documented_objects(int seed)
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Seed = seed });
        using var call = new RawClient(fake);

        JsonArray bans = (await call.Get("bans")).Json!.AsArray();
        bans.Count(ban => (string)ban!["type"]! == "visitor").Should().Be(1);
        bans.Count(ban => (string)ban!["type"]! == "ip").Should().Be(2);
        foreach ((string path, int atLeast) in new[] { ("campaigns", 3), ("departments", 4), ("cannedMessages", 3), ("webhooks", 2) })
        {
            (await call.Get(path)).Json!.AsArray().Count.Should().BeGreaterThanOrEqualTo(atLeast);
        }

        (await call.Get("agents/6")).Code.Should().BeNull();
    }

    [Fact]
    public async Task The_options_are_copied()
    {
        var options = new LiveChatFakeOptions { ApiKey = "first", Now = new DateTimeOffset(2020, 1, 31, 0, 0, 0, TimeSpan.Zero) };
        await using LiveChatFake fake = await LiveChatFake.StartAsync(options);
        options.ApiKey = "second";
        using var call = new RawClient(fake);

        RawResponse response = await call.Get("chats?timeFrom=2020-01-01T00:00:00&timeTo=2020-02-01T00:00:00");

        fake.ApiKey.Should().Be("first");
        ((int)response.Json!["total"]!).Should().Be(240);
    }

    [Fact]
    public async Task A_history_can_be_empty()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { ChatCount = 0, OfflineMessageCount = 0 });
        using var call = new RawClient(fake);

        RawResponse response = await call.Get("chats?timeFrom=2026-01-01T00:00:00&timeTo=2026-12-31T00:00:00");

        response.Json!["chats"]!.AsArray().Should().BeEmpty();
        ((string?)response.Json["nextPage"]).Should().BeEmpty();
    }

    [Fact]
    public async Task Many_fakes_can_run_concurrently()
    {
        LiveChatFake[] fakes = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => LiveChatFake.StartAsync()));

        fakes.Select(fake => fake.BaseAddress).Should().OnlyHaveUniqueItems();
        await Task.WhenAll(fakes.Select(fake => fake.DisposeAsync().AsTask()));
    }

    [Fact]
    public async Task A_port_in_use_is_reported_and_is_free_after_disposal()
    {
        LiveChatFake first = await LiveChatFake.StartAsync();
        var options = new LiveChatFakeOptions { Port = first.BaseAddress.Port };

        await FluentActions.Awaiting(() => LiveChatFake.StartAsync(options)).Should().ThrowAsync<IOException>();

        await first.DisposeAsync();
        await first.DisposeAsync();
        await using LiveChatFake second = await LiveChatFake.StartAsync(options);
        second.BaseAddress.Should().Be(first.BaseAddress);
    }

    public static TheoryData<LiveChatFakeOptions, string> InvalidOptions => new()
    {
        { new LiveChatFakeOptions { Port = 70000 }, "*Port must be from 0 to 65535*" },
        { new LiveChatFakeOptions { ChatCount = -1 }, "*ChatCount*" },
        { new LiveChatFakeOptions { OfflineMessageCount = int.MaxValue }, "*OfflineMessageCount*" },
        { new LiveChatFakeOptions { MaxPageSize = 0 }, "*MaxPageSize*" },
        { new LiveChatFakeOptions { Email = "" }, "*Email*" },
        { new LiveChatFakeOptions { Email = "a:b" }, "*colon*" },
        { new LiveChatFakeOptions { ApiKey = " " }, "*ApiKey*" },
        { new LiveChatFakeOptions { AccessToken = null! }, "*AccessToken*" },
        { new LiveChatFakeOptions { Now = DateTimeOffset.MinValue }, "*Now*" },
        { new LiveChatFakeOptions { Style = (FakeWireStyle)9 }, "*Style*" },
        { new LiveChatFakeOptions { MaxPeriod = TimeSpan.Zero }, "*MaxPeriod*" },
        { new LiveChatFakeOptions { MaxAge = TimeSpan.FromDays(-1) }, "*MaxAge*" },
        { new LiveChatFakeOptions { Permissions = { "Manage Everything" } }, "*Permissions*'Manage Everything'*Manage Settings*" },
        { new LiveChatFakeOptions { Agents = { new FakeAgent("Agent@example.com", "key") } }, "*Agents*'Agent@example.com'*" },
        { new LiveChatFakeOptions { Agents = { new FakeAgent("a:b", "key") } }, "*Agents*colon*" },
        { new LiveChatFakeOptions { Agents = { new FakeAgent("a@example.com", "") } }, "*Agents.ApiKey*" },
    };

    [Theory]
    [MemberData(nameof(InvalidOptions))]
    public async Task Invalid_options_are_rejected(LiveChatFakeOptions options, string message) =>
        await FluentActions.Awaiting(() => LiveChatFake.StartAsync(options)).Should().ThrowAsync<ArgumentException>().WithMessage(message);

    private static async Task<string[]> GetResponses(int seed)
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Now = FixedTime.Now, Seed = seed });
        using var call = new RawClient(fake);
        var responses = new List<string>();
        foreach (JsonNode operation in Contract.Operations.Where(operation => (string)operation["method"]! == "GET"))
        {
            string path = string.Join('/', ((string)operation["path"]!).Split('/').Select(segment => segment.StartsWith('{') ? "1" : segment));
            RawResponse response = await call.Get(path + "?timeFrom=2026-05-31T12:00:00&timeTo=2026-06-30T12:00:00&pageSize=500");
            responses.Add(response.Text.Replace(fake.BaseAddress.AbsoluteUri, "/", StringComparison.Ordinal));
        }

        return [.. responses];
    }
}
