using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TestingYourApp;

/// <summary>Tests of a class of yours: as the application registers it, with a fake of the service in place of the real one.</summary>
public sealed class AbuseGuardTests : IAsyncLifetime
{
    private LiveChatFake _fake = null!;
    private ServiceProvider _services = null!;

    private AbuseGuard Guard => _services.GetRequiredService<AbuseGuard>();

    // Each test has a fake of its own: it starts in milliseconds, and tests run side by side.
    public async Task InitializeAsync()
    {
        _fake = await LiveChatFake.StartAsync();
        _services = new ServiceCollection()
            .AddAbuseGuard(new ConfigurationBuilder().Build())
            .AddLiveChatFake(_fake)

            // The application's client tries again by itself. A test of what comes after the last attempt need not wait for it.
            .Configure<LiveChatClientOptions>(options => options.Retries.MaxAttempts = 1)
            .BuildServiceProvider();
    }

    public async Task DisposeAsync()
    {
        await _services.DisposeAsync();
        await _fake.DisposeAsync();
    }

    [Fact]
    public async Task An_address_is_banned_with_its_reason()
    {
        _fake.Data.Clear<Ban>();

        BanResult result = await Guard.BanAsync("203.0.113.9", "Insulted an agent.");

        Assert.Equal(BanOutcome.Banned, result.Outcome);
        Ban ban = Assert.Single(_fake.Data.List<Ban>());
        Assert.Equal("203.0.113.9", ban.IpAddress);
        Assert.Equal("Insulted an agent.", ban.Comment);
    }

    [Fact]
    public async Task An_address_that_is_banned_is_not_banned_again()
    {
        _fake.Data.Add(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" });

        BanResult result = await Guard.BanAsync("203.0.113.9", "Insulted an agent.");

        Assert.Equal(BanOutcome.WasBannedBefore, result.Outcome);
        Assert.Empty(_fake.Requests.For("Bans.create"));
    }

    [Fact]
    public async Task An_agent_without_the_permission_is_told()
    {
        _fake.Faults.On("Bans.create").Respond(403, """{"code":403003,"message":"Permission denied."}""");

        BanResult result = await Guard.BanAsync("203.0.113.9", "Insulted an agent.");

        Assert.Equal(BanOutcome.NotAllowed, result.Outcome);
    }

    [Fact]
    public async Task After_too_many_requests_the_service_says_how_long_to_wait()
    {
        _fake.Faults.On("Bans.create").Respond(429, retryAfter: TimeSpan.FromSeconds(30));

        BanResult result = await Guard.BanAsync("203.0.113.9", "Insulted an agent.");

        Assert.Equal(new BanResult(BanOutcome.TryLater, TimeSpan.FromSeconds(30)), result);
    }

    [Fact]
    public async Task A_lost_connection_is_no_ban()
    {
        _fake.Faults.On("Bans.create").Reset();

        BanResult result = await Guard.BanAsync("203.0.113.9", "Insulted an agent.");

        Assert.Equal(BanOutcome.Unreachable, result.Outcome);
        Assert.DoesNotContain(_fake.Data.List<Ban>(), ban => ban.IpAddress == "203.0.113.9");
    }
}
