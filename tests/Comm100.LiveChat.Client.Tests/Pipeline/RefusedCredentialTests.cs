using System.Threading.RateLimiting;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>The renewal after a 401, where the refused response does not end, and where connections and permits are few.</summary>
public sealed class RefusedCredentialTests
{
    private const string Refusal = "HTTP/1.1 401 Unauthorized\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{\"message\":";

    [Fact]
    public async Task A_refused_response_that_stalls_does_not_keep_the_renewal_from_its_connection()
    {
        var clock = new TimerTrackingTimeProvider();
        int refused = 0;
        int tokens = 0;
        await using var server = new RawServer(async exchange =>
        {
            if (exchange.Request.StartsWith("POST /oauth/token", StringComparison.Ordinal))
            {
                await exchange.SendJsonAsync($$"""{"access_token":"token{{Interlocked.Increment(ref tokens)}}","token_type":"bearer","expires_in":3600,"refresh_token":"refresh"}""");
            }
            else if (Interlocked.Increment(ref refused) == 1)
            {
                await exchange.SendAsync(Refusal);
                await exchange.WaitForEndAsync();
            }
            else
            {
                await exchange.SendJsonAsync("[]");
            }
        });
        LiveChatClientOptions options = server.CreateOptions();
        options.Credential = LiveChatCredential.OAuthPassword("agent@example.com", "password");
        options.TimeProvider = clock;
        using var client = new LiveChatClient(options, new SocketsHttpHandler { MaxConnectionsPerServer = 1 }, disposeHandler: true);

        Task<IReadOnlyList<Ban>> call = client.Bans.ListAsync();
        while (!call.IsCompleted)
        {
            clock.AdvanceToNextTimer(TimeSpan.FromSeconds(5));
            await Task.Yield();
        }

        (await call).Should().BeEmpty();
        server.Requests.Where(request => request.StartsWith("GET", StringComparison.Ordinal)).Should().HaveCount(2);
    }

    [Fact]
    public async Task The_request_after_a_renewal_takes_a_permit()
    {
        await using var server = new RawServer(exchange => exchange.SendAsync("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        LiveChatClientOptions options = server.CreateOptions();
        int asked = 0;
        options.Credential = LiveChatCredential.BearerToken(_ => new ValueTask<string>("token" + Interlocked.Increment(ref asked)));
        options.RateLimit = new LiveChatRateLimitOptions { MaxRequests = 1, Window = TimeSpan.FromHours(1), QueueExcess = false };
        using var client = new LiveChatClient(options);

        await FluentActions.Awaiting(() => client.Bans.ListAsync()).Should().ThrowExactlyAsync<LiveChatThrottledException>();

        server.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_renewal_first_returns_the_permit_of_the_refused_request()
    {
        int asked = 0;
        await using var server = new RawServer(exchange => exchange.Number == 1 ? exchange.SendAsync("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n") : exchange.SendJsonAsync("[]"));
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 10 });
        LiveChatClientOptions options = server.CreateOptions();
        options.Credential = LiveChatCredential.BearerToken(_ => new ValueTask<string>("token" + Interlocked.Increment(ref asked)));
        options.RateLimiter = limiter;
        using var client = new LiveChatClient(options);

        (await client.Bans.ListAsync().OrFail()).Should().BeEmpty();

        limiter.GetStatistics()!.CurrentAvailablePermits.Should().Be(1);
    }
}
