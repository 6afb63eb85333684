using System.Threading.RateLimiting;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

public sealed class ClientRateLimiterTests : ResilienceTest
{
    [Fact]
    public async Task Beyond_the_limit_a_call_fails_before_it_is_sent_if_it_may_not_wait()
    {
        LiveChatClient client = CreateResilientClient(options => options.RateLimit = new LiveChatRateLimitOptions { MaxRequests = 3, Window = TimeSpan.FromHours(1), QueueExcess = false });
        for (int i = 0; i < 3; i++)
        {
            await client.Bans.ListAsync();
        }

        LiveChatThrottledException exception = (await FluentActions.Awaiting(() => client.Bans.ListAsync().OrFail()).Should().ThrowExactlyAsync<LiveChatThrottledException>()).Which;

        exception.Attempts.Should().Be(0);
        exception.OperationId.Should().Be("Bans.list");
        exception.Message.Should().Contain("limit");
        Fake.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task Every_attempt_takes_a_permit()
    {
        Fake.Faults.On("Bans.get").Respond(500).Times(2);
        LiveChatClient client = CreateResilientClient(options => options.RateLimit = new LiveChatRateLimitOptions { MaxRequests = 3, Window = TimeSpan.FromHours(1), QueueExcess = false });

        await WithoutWaitingAsync(client.Bans.GetAsync(1)).OrFail();

        await FluentActions.Awaiting(() => client.Bans.ListAsync().OrFail()).Should().ThrowExactlyAsync<LiveChatThrottledException>();
    }

    [Fact]
    public async Task A_call_that_waits_for_a_permit_is_ended_by_its_caller_and_by_its_time()
    {
        LiveChatClient client = CreateResilientClient(options =>
        {
            options.RateLimit = new LiveChatRateLimitOptions { MaxRequests = 1, Window = TimeSpan.FromHours(1) };
            options.Timeout = TimeSpan.FromSeconds(60);
        });
        await client.Bans.ListAsync();
        using var source = new CancellationTokenSource();
        Task canceled = client.Bans.ListAsync(source.Token);
        Task late = client.Bans.ListAsync();

        await source.CancelAsync();
        await FluentActions.Awaiting(() => canceled.OrFail()).Should().ThrowExactlyAsync<OperationCanceledException>();
        late.IsCompleted.Should().BeFalse();
        Clock.Advance(TimeSpan.FromSeconds(60));

        (await FluentActions.Awaiting(() => late.OrFail()).Should().ThrowExactlyAsync<LiveChatThrottledException>()).Which.Elapsed.Should().Be(TimeSpan.FromSeconds(60));
        Fake.Requests.Should().HaveCount(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public async Task The_request_after_a_renewal_does_not_wait_for_the_permit_of_the_first(int callers)
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 100 });
        await using var server = new RawServer(RefuseFirstAsync);
        using var client = new LiveChatClient(WithRenewal(server, limiter));

        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => client.Bans.ListAsync())).OrFail();

        server.Requests.Should().HaveCount(callers + 1);
        limiter.GetStatistics()!.CurrentAvailablePermits.Should().Be(1);
    }

    [Fact]
    public async Task Both_requests_of_a_renewal_count()
    {
        using var limiter = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions { TokenLimit = 5, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromDays(1), AutoReplenishment = false });
        await using var server = new RawServer(RefuseFirstAsync);
        using var client = new LiveChatClient(WithRenewal(server, limiter));

        await client.Bans.ListAsync().OrFail();

        limiter.GetStatistics()!.CurrentAvailablePermits.Should().Be(3);
    }

    [Fact]
    public async Task Several_clients_share_a_given_limiter_which_outlives_them()
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 10 });
        Fake.Faults.On("Bans.list").Hang().Times(1);
        LiveChatClient one = CreateResilientClient(options => options.RateLimiter = limiter);
        LiveChatClient other = CreateResilientClient(options => options.RateLimiter = limiter);
        using var source = new CancellationTokenSource();
        Task hanging = one.Bans.ListAsync(source.Token);
        Task waiting = other.Webhooks.ListAsync();

        waiting.IsCompleted.Should().BeFalse();
        limiter.GetStatistics()!.CurrentQueuedCount.Should().Be(1);
        await source.CancelAsync();

        await FluentActions.Awaiting(() => hanging.OrFail()).Should().ThrowExactlyAsync<OperationCanceledException>();
        await waiting.OrFail();
        one.Dispose();
        await other.Webhooks.ListAsync().OrFail();
        limiter.GetStatistics()!.CurrentAvailablePermits.Should().Be(1, "each permit is given back");
    }

    [Fact]
    public async Task A_client_that_is_disposed_ends_calls_that_wait()
    {
        LiveChatClient client = CreateResilientClient(options => options.RateLimit = new LiveChatRateLimitOptions { MaxRequests = 1, Window = TimeSpan.FromHours(1) });
        await client.Bans.ListAsync();
        Task waiting = client.Bans.ListAsync();

        client.Dispose();

        await FluentActions.Awaiting(() => waiting.OrFail()).Should().ThrowExactlyAsync<ObjectDisposedException>();
    }

    internal static Task RefuseFirstAsync(RawExchange exchange) =>
        exchange.Number == 1 ? exchange.SendAsync("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n") : exchange.SendJsonAsync("[]");

    internal static LiveChatClientOptions WithRenewal(RawServer server, RateLimiter limiter)
    {
        int tokens = 0;
        LiveChatClientOptions options = server.CreateOptions();
        options.RateLimiter = limiter;
        options.Credential = LiveChatCredential.BearerToken(_ => new ValueTask<string>(FormattableString.Invariant($"token-{Interlocked.Increment(ref tokens)}")));
        return options;
    }
}
