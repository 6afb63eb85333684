using Comm100.LiveChat.Client;
using Comm100.LiveChat.Client.Testing;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace TestingYourApp;

/// <summary>Tests a class of your application with its own registration, and with a fake instead of the real service.</summary>
public sealed class AbuseGuardTests : IAsyncLifetime
{
    private LiveChatFake _fake = null!;
    private ServiceProvider _services = null!;

    private AbuseGuard Guard => _services.GetRequiredService<AbuseGuard>();

    // Each test has a separate fake. A fake starts in milliseconds, and tests can run in parallel.
    public async Task InitializeAsync()
    {
        _fake = await LiveChatFake.StartAsync();
        _services = new ServiceCollection()
            .AddAbuseGuard(new ConfigurationBuilder().Build())
            .AddLiveChatFake(_fake)

            // The client retries failed calls. With one attempt, a test of a failure does not wait for retries.
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
    public async Task An_address_that_is_already_banned_is_not_banned_again()
    {
        _fake.Data.Add(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" });

        BanResult result = await Guard.BanAsync("203.0.113.9", "Insulted an agent.");

        Assert.Equal(BanOutcome.AlreadyBanned, result.Outcome);
        Assert.Empty(_fake.Requests.For("Bans.create"));
    }

    [Fact]
    public async Task A_missing_permission_is_reported()
    {
        _fake.Faults.On("Bans.create").Respond(403, """{"code":403003,"message":"Permission denied."}""");

        BanResult result = await Guard.BanAsync("203.0.113.9", "Insulted an agent.");

        Assert.Equal(BanOutcome.NotAllowed, result.Outcome);
    }

    [Fact]
    public async Task Too_many_requests_are_reported_with_the_time_to_wait()
    {
        _fake.Faults.On("Bans.create").Respond(429, retryAfter: TimeSpan.FromSeconds(30));

        BanResult result = await Guard.BanAsync("203.0.113.9", "Insulted an agent.");

        Assert.Equal(new BanResult(BanOutcome.TryLater, TimeSpan.FromSeconds(30)), result);
    }

    [Fact]
    public async Task A_lost_connection_is_reported_as_unreachable()
    {
        _fake.Faults.On("Bans.create").Reset();

        BanResult result = await Guard.BanAsync("203.0.113.9", "Insulted an agent.");

        Assert.Equal(BanOutcome.Unreachable, result.Outcome);
        Assert.DoesNotContain(_fake.Data.List<Ban>(), ban => ban.IpAddress == "203.0.113.9");
    }
}
