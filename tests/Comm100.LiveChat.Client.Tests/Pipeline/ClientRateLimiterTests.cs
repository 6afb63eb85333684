using System.Threading.RateLimiting;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

public sealed class ClientRateLimiterTests : ResilienceTest
{
    [Fact]
    public async Task A_call_over_the_limit_throws_and_is_not_sent_if_QueueExcess_is_false()
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
    public async Task Every_attempt_acquires_a_permit()
    {
        Fake.Faults.On("Bans.get").Respond(500).Times(2);
        LiveChatClient client = CreateResilientClient(options => options.RateLimit = new LiveChatRateLimitOptions { MaxRequests = 3, Window = TimeSpan.FromHours(1), QueueExcess = false });

        await WithoutWaitingAsync(client.Bans.GetAsync(1)).OrFail();

        await FluentActions.Awaiting(() => client.Bans.ListAsync().OrFail()).Should().ThrowExactlyAsync<LiveChatThrottledException>();
    }

    [Fact]
    public async Task Cancellation_and_the_timeout_end_calls_that_wait_for_a_permit()
    {
        LiveChatClient client = CreateResilientClient(options =>
        {
            options.RateLimit = new LiveChatRateLimitOptions { MaxRequests = 1, Window = TimeSpan.FromHours(1) };
            options.Timeout = TimeSpan.FromSeconds(60);
        });
        await client.Bans.ListAsync();
        using var source = new CancellationTokenSource();
        Task canceled = client.Bans.ListAsync(source.Token);
        Task timedOut = client.Bans.ListAsync();

        await source.CancelAsync();
        await FluentActions.Awaiting(() => canceled.OrFail()).Should().ThrowExactlyAsync<OperationCanceledException>();
        timedOut.IsCompleted.Should().BeFalse();
        Clock.Advance(TimeSpan.FromSeconds(60));

        (await FluentActions.Awaiting(() => timedOut.OrFail()).Should().ThrowExactlyAsync<LiveChatThrottledException>()).Which.Elapsed.Should().Be(TimeSpan.FromSeconds(60));
        Fake.Requests.Should().HaveCount(1);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(20)]
    public async Task The_request_after_a_renewal_does_not_wait_for_the_permit_of_the_rejected_request(int callers)
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 100 });
        await using var server = new RawServer(RefuseFirstAsync);
        using var client = new LiveChatClient(WithRenewal(server, limiter));

        await Task.WhenAll(Enumerable.Range(0, callers).Select(_ => client.Bans.ListAsync())).OrFail();

        server.Requests.Should().HaveCount(callers + 1);
        limiter.GetStatistics()!.CurrentAvailablePermits.Should().Be(1);
    }

    [Fact]
    public async Task The_request_after_a_renewal_fails_if_no_permit_is_left()
    {
        await using RawServer server = RawServer.WithResponse("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        LiveChatClientOptions options = WithRenewal(server, limiter: null);
        options.RateLimit = new LiveChatRateLimitOptions { MaxRequests = 1, Window = TimeSpan.FromHours(1), QueueExcess = false };
        using var client = new LiveChatClient(options);

        await FluentActions.Awaiting(() => client.Bans.ListAsync()).Should().ThrowExactlyAsync<LiveChatThrottledException>();

        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task The_rejected_request_and_the_request_after_a_renewal_each_use_a_permit()
    {
        using var limiter = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions { TokenLimit = 5, TokensPerPeriod = 1, ReplenishmentPeriod = TimeSpan.FromDays(1), AutoReplenishment = false });
        await using var server = new RawServer(RefuseFirstAsync);
        using var client = new LiveChatClient(WithRenewal(server, limiter));

        await client.Bans.ListAsync().OrFail();

        limiter.GetStatistics()!.CurrentAvailablePermits.Should().Be(3);
    }

    [Fact]
    public async Task Clients_share_a_given_RateLimiter_and_do_not_dispose_it()
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 10 });
        Fake.Faults.On("Bans.list").Hang().Times(1);
        LiveChatClient first = CreateResilientClient(options => options.RateLimiter = limiter);
        LiveChatClient second = CreateResilientClient(options => options.RateLimiter = limiter);
        using var source = new CancellationTokenSource();
        Task hanging = first.Bans.ListAsync(source.Token);
        Task waiting = second.Webhooks.ListAsync();

        waiting.IsCompleted.Should().BeFalse();
        limiter.GetStatistics()!.CurrentQueuedCount.Should().Be(1);
        await source.CancelAsync();

        await FluentActions.Awaiting(() => hanging.OrFail()).Should().ThrowExactlyAsync<OperationCanceledException>();
        await waiting.OrFail();
        first.Dispose();
        await second.Webhooks.ListAsync().OrFail();
        limiter.GetStatistics()!.CurrentAvailablePermits.Should().Be(1, "each permit is returned");
    }

    [Fact]
    public async Task Disposing_a_client_ends_calls_that_wait_for_a_permit()
    {
        LiveChatClient client = CreateResilientClient(options => options.RateLimit = new LiveChatRateLimitOptions { MaxRequests = 1, Window = TimeSpan.FromHours(1) });
        await client.Bans.ListAsync();
        Task waiting = client.Bans.ListAsync();

        client.Dispose();

        await FluentActions.Awaiting(() => waiting.OrFail()).Should().ThrowExactlyAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task Every_lease_of_a_limiter_without_a_permit_is_disposed()
    {
        using var limiter = new RejectingLimiter();
        LiveChatClient client = CreateResilientClient(options => options.RateLimiter = limiter);

        LiveChatThrottledException failure = (await FluentActions.Awaiting(() => client.Bans.ListAsync().OrFail()).Should().ThrowExactlyAsync<LiveChatThrottledException>()).Which;

        failure.RetryAfter.Should().Be(RejectingLimiter.RetryAfter);
        limiter.Leases.Should().HaveCount(2, "the limiter is asked for a permit immediately, and then for one later").And.OnlyContain(lease => lease.IsDisposed);
    }

    internal static Task RefuseFirstAsync(RawExchange exchange) =>
        exchange.Number == 1 ? exchange.SendAsync("HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\nConnection: close\r\n\r\n") : exchange.SendJsonAsync("[]");

    internal static LiveChatClientOptions WithRenewal(RawServer server, RateLimiter? limiter)
    {
        int tokens = 0;
        LiveChatClientOptions options = server.CreateOptions();
        options.RateLimiter = limiter;
        options.Credential = LiveChatCredential.BearerToken(_ => new ValueTask<string>(FormattableString.Invariant($"token-{Interlocked.Increment(ref tokens)}")));
        return options;
    }

    /// <summary>A limiter that gives no permit.</summary>
    private sealed class RejectingLimiter : RateLimiter
    {
        public static readonly TimeSpan RetryAfter = TimeSpan.FromSeconds(7);

        public List<RejectedLease> Leases { get; } = [];

        public override TimeSpan? IdleDuration => null;

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => Reject();

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(Reject());

        private RejectedLease Reject()
        {
            var lease = new RejectedLease();
            Leases.Add(lease);
            return lease;
        }
    }

    private sealed class RejectedLease : RateLimitLease
    {
        public bool IsDisposed { get; private set; }

        public override bool IsAcquired => false;

        public override IEnumerable<string> MetadataNames => [MetadataName.RetryAfter.Name];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = RejectingLimiter.RetryAfter;
            return metadataName == MetadataName.RetryAfter.Name;
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
