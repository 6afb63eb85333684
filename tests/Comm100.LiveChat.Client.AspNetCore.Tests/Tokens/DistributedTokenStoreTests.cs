using System.Text;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.AspNetCore.Tests.Tokens;

public sealed class DistributedTokenStoreTests : IAsyncLifetime
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromHours(12);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 6, 30, 12, 0, 0, TimeSpan.Zero));
    private readonly string _keyFolder = Directory.CreateTempSubdirectory("livechat-keys-").FullName;
    private readonly RecordingCache _cache = new();
    private readonly List<TokenHost> _hosts = [];
    private LiveChatFake _fake = null!;

    public async Task InitializeAsync() =>
        _fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { TimeProvider = _clock, AccessTokenLifetime = s_lifetime });

    public async Task DisposeAsync()
    {
        foreach (TokenHost host in _hosts)
        {
            await host.DisposeAsync();
        }

        await _fake.DisposeAsync();
        Directory.Delete(_keyFolder, recursive: true);
    }

    [Fact]
    public async Task The_second_host_uses_the_token_of_the_first()
    {
        await CreateHost().ListAsync();
        await CreateHost().ListAsync();

        _fake.Tokens.IssuedCount.Should().Be(1);
        _fake.Requests.For("Bans.list").Select(request => request.Headers["Authorization"]).Distinct().Should().ContainSingle();
    }

    [Fact]
    public async Task A_token_renewed_by_one_host_is_used_by_the_other_and_each_refresh_token_is_used_once()
    {
        var credential = LiveChatCredential.OAuthRefreshToken(_fake.Tokens.IssueRefreshToken(), _fake.ClientId, _fake.ClientSecret);
        TokenHost one = CreateHost(credential: credential);
        TokenHost other = CreateHost(credential: credential);
        await one.ListAsync();
        await other.ListAsync();
        _clock.Advance(s_lifetime);
        await other.ListAsync();
        await one.ListAsync();
        _clock.Advance(s_lifetime);
        await one.ListAsync();
        await other.ListAsync();

        // The fake rejects a refresh token that is used twice.
        _fake.Tokens.Requests.Select(request => request.ToString()).Should().Equal(Enumerable.Repeat("refresh_token -> granted", 3));
        _fake.Requests.For("Bans.list").Should().HaveCount(6).And.OnlyContain(request => request.StatusCode == 200);
    }

    [Fact]
    public async Task An_entry_contains_neither_readable_tokens_nor_the_account()
    {
        await CreateHost().ListAsync();

        var (key, entry) = _cache.Entries.Should().ContainSingle().Which;
        key.Should().MatchRegex("^comm100-livechat-token:[0-9A-F]{64}$");
        Encoding.Latin1.GetString(entry).Should().NotContain(_fake.Tokens.LatestAccessToken).And.NotContain(_fake.Tokens.LatestRefreshToken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_unreadable_entry_is_treated_as_missing_and_logged_once(bool isOtherApplication)
    {
        await CreateHost(application: isOtherApplication ? "other" : "tests").ListAsync();
        if (!isOtherApplication)
        {
            string key = _cache.Entries.Keys.Single();
            _cache.Entries[key] = "canary"u8.ToArray();
        }

        byte[] unreadable = _cache.Entries.Values.Single();
        TokenHost host = CreateHost();
        await host.ListAsync();
        _fake.Tokens.RevokeAll();
        _cache.Entries[_cache.Entries.Keys.Single()] = unreadable;
        await host.ListAsync();

        _fake.Requests.For("Bans.list").Select(request => request.StatusCode).Should().Equal(200, 200, 401, 200);
        host.Log.Count("StoredTokenUnreadable").Should().Be(1);
        host.Log.Count("TokenStoreFailed").Should().Be(0);
        host.Log.Text.Should().NotContain("canary").And.NotContain(_fake.Tokens.LatestAccessToken).And.NotContain(_fake.Email);
    }

    [Fact]
    public async Task An_entry_of_another_account_cannot_be_used()
    {
        await CreateHost().ListAsync();
        byte[] entry = _cache.Entries.Values.Single();
        TokenHost other = CreateHost(credential: LiveChatCredential.OAuthPassword(_fake.Email, _fake.Password));
        await other.ListAsync();
        string otherKey = _cache.Entries.Keys.Last();

        _cache.Entries[otherKey] = entry;
        await CreateHost(credential: LiveChatCredential.OAuthPassword(_fake.Email, _fake.Password)).ListAsync();

        _cache.Entries.Should().HaveCount(2);
        _fake.Tokens.IssuedCount.Should().Be(3);
    }

    [Fact]
    public async Task A_call_does_not_fail_if_the_cache_fails()
    {
        _cache.Fails = true;
        TokenHost host = CreateHost();

        await host.ListAsync();

        host.Log.Count("TokenStoreFailed").Should().Be(2);
        host.Log.Text.Should().NotContain("canary");
    }

    [Fact]
    public async Task An_entry_is_kept_for_the_lifetime_of_its_refresh_token()
    {
        await CreateHost().ListAsync();
        _cache.LastOptions!.AbsoluteExpirationRelativeToNow.Should().Be(TimeSpan.FromDays(30));

        _cache.Entries.Clear();
        await CreateHost(configure: options => options.RefreshTokenLifetime = TimeSpan.FromDays(7)).ListAsync();
        _cache.LastOptions!.AbsoluteExpirationRelativeToNow.Should().Be(TimeSpan.FromDays(7));
    }

    [Fact]
    public async Task An_entry_without_a_refresh_token_is_kept_until_its_access_token_expires()
    {
        _fake.Faults.On(FakeOperations.OAuth.Token).Respond(200, $$"""{"access_token":"{{_fake.AccessToken}}","token_type":"bearer","expires_in":600}""");

        await CreateHost().ListAsync();

        _cache.LastOptions!.AbsoluteExpirationRelativeToNow.Should().Be(TimeSpan.FromMinutes(10));
    }

    [Fact]
    public async Task Hosts_with_different_prefixes_share_no_token()
    {
        await CreateHost(configure: options => options.KeyPrefix = "a:").ListAsync();
        await CreateHost(configure: options => options.KeyPrefix = "b:").ListAsync();

        _fake.Tokens.IssuedCount.Should().Be(2);
        _cache.Entries.Keys.Select(key => key[..25]).Should().Equal("a:comm100-livechat-token:", "b:comm100-livechat-token:");
    }

    [Fact]
    public async Task The_store_applies_only_to_the_clients_that_are_registered_with_it()
    {
        var services = new ServiceCollection();
        services.AddSingleton<IDistributedCache>(_cache);
        services.AddLiveChatClient("europe", options => Configure(options, "europe@example.com")).UseDistributedTokenStore();
        services.AddLiveChatClient("america", options => Configure(options, "america@example.com")).UseDistributedTokenStore();
        services.AddLiveChatClient("asia", options => Configure(options, "asia@example.com"));
        services.AddLiveChatClient(options => Configure(options, "any@example.com"));
        await using ServiceProvider provider = services.BuildServiceProvider();
        _fake.Faults.On(FakeOperations.OAuth.Token).Respond(200, $$"""{"access_token":"{{_fake.AccessToken}}","token_type":"bearer","expires_in":600}""");

        foreach (IBansApi bans in (IBansApi[])[.. new[] { "europe", "america", "asia" }.Select(name => provider.GetRequiredKeyedService<IBansApi>(name)), provider.GetRequiredService<IBansApi>()])
        {
            await bans.ListAsync();
        }

        _fake.Requests.For(FakeOperations.OAuth.Token).Should().HaveCount(4);
        _cache.Entries.Should().HaveCount(2);

        void Configure(LiveChatClientOptions options, string email)
        {
            options.BaseAddress = _fake.BaseAddress;
            options.Credential = LiveChatCredential.OAuthPassword(email, "password");
            options.TimeProvider = _clock;
        }
    }

    [Fact]
    public async Task A_host_without_a_cache_does_not_start()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddLiveChatClient(options =>
        {
            options.BaseAddress = _fake.BaseAddress;
            options.Credential = LiveChatCredential.OAuthPassword(_fake.Email, _fake.Password);
        }).UseDistributedTokenStore();
        using IHost host = builder.Build();

        (await host.Awaiting(host => host.StartAsync()).Should().ThrowAsync<InvalidOperationException>())
            .WithMessage("UseDistributedTokenStore requires an IDistributedCache*AddStackExchangeRedisCache*");
    }

    [Fact]
    public async Task A_host_with_invalid_options_does_not_start()
    {
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddSingleton<IDistributedCache>(_cache);
        builder.Services.AddLiveChatClient("europe", options => { }).UseDistributedTokenStore(options => options.RefreshTokenLifetime = TimeSpan.Zero);
        using IHost host = builder.Build();

        (await host.Awaiting(host => host.StartAsync()).Should().ThrowAsync<OptionsValidationException>())
            .WithMessage("*RefreshTokenLifetime must be greater than zero*");
    }

    [Fact]
    public void The_builder_of_another_HttpClient_is_rejected() =>
        new ServiceCollection().AddHttpClient("Comm100.LiveChatting").Invoking(builder => builder.UseDistributedTokenStore())
            .Should().Throw<ArgumentException>().WithMessage("*AddLiveChatClient*");

    private TokenHost CreateHost(string application = "tests", LiveChatCredential? credential = null, Action<LiveChatDistributedTokenStoreOptions>? configure = null)
    {
        var host = new TokenHost(_fake, _clock, _keyFolder, services => services.AddSingleton<IDistributedCache>(_cache), application, credential, configure);
        _hosts.Add(host);
        return host;
    }
}
