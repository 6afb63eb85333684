using System.Diagnostics;
using Comm100.LiveChat.Client.Tests.Pipeline;

namespace Comm100.LiveChat.Client.Tests.Diagnostics;

/// <summary>Exceptions of loggers and listeners do not affect calls, and exceptions of rate limiters fail only their own call.</summary>
[Collection(nameof(ThrowingListenerTests))]
public sealed class ThrowingListenerTests : ResilienceTest
{
    private static readonly KeyValuePair<string, string>[] s_tenSeconds = [KeyValuePair.Create("Retry-After", "10")];

    [Fact]
    public async Task A_logger_that_throws_when_calls_are_paused_does_not_block_later_calls()
    {
        Fake.Faults.On("Bans.get").Respond(429, body: null, headers: s_tenSeconds).Times(2);
        LiveChatClient client = CreateResilientClient(options => options.LoggerFactory = new ThrowingLogger());

        Task[] calls = [client.Bans.GetAsync(1), client.Webhooks.ListAsync()];
        await WithoutWaitingAsync(Task.WhenAll(calls)).OrFail();

        await client.Departments.ListAsync().OrFail();
        Fake.Requests.Count.Should().BeInRange(4, 6);
    }

    [Fact]
    public async Task Throwing_listeners_do_not_change_the_results_of_calls()
    {
        int port = Fake.BaseAddress.Port;
        using var listeners = new ThrowingListeners(port);
        LiveChatClient client = CreateResilientClient(options => options.LoggerFactory = new ThrowingLogger());

        (await client.Bans.ListAsync().OrFail()).Should().NotBeNull();
        await client.Bans.DeleteAsync(1).OrFail();
        await FluentActions.Awaiting(() => client.Bans.GetAsync(999_999).OrFail()).Should().ThrowExactlyAsync<LiveChatNotFoundException>();
        Fake.Faults.On("Bans.list").Respond(503).Times(1);
        await WithoutWaitingAsync(client.Bans.ListAsync()).OrFail();
        Fake.Faults.On("Bans.list").Respond(200, """{"id":{}}""").Times(1);
        await FluentActions.Awaiting(() => client.Bans.ListAsync().OrFail()).Should().ThrowExactlyAsync<LiveChatSerializationException>();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        (await FluentActions.Awaiting(() => client.Bans.ListAsync(source.Token).OrFail()).Should().ThrowExactlyAsync<OperationCanceledException>())
            .Which.CancellationToken.Should().Be(source.Token);

        Activity.Current.Should().BeNull("an activity does not stay current if its listener throws");
        listeners.Thrown.Should().BeGreaterThan(10);
        listeners.Counted.Should().BeGreaterThan(0);
    }

    [Fact]
    public async Task A_throwing_rate_limiter_fails_only_its_own_call()
    {
        using var limiter = new ThrowingLimiter();
        LiveChatClient client = CreateResilientClient(options => options.RateLimiter = limiter);

        LiveChatThrottledException exception = (await FluentActions.Awaiting(() => client.Bans.ListAsync().OrFail()).Should().ThrowExactlyAsync<LiveChatThrottledException>()).Which;
        exception.InnerException.Should().BeOfType<ArithmeticException>();
        limiter.Acquires = true;

        // An exception while the permit is released does not fail the call. It is counted. No client has this port, so the listeners throw for no call.
        using var listeners = new ThrowingListeners(port: 0);
        await client.Bans.ListAsync().OrFail();
        listeners.Counted.Should().Be(1);

        await using var server = new RawServer(ClientRateLimiterTests.RefuseFirstAsync);
        using var renewing = new LiveChatClient(ClientRateLimiterTests.WithRenewal(server, limiter));
        await renewing.Bans.ListAsync().OrFail();
    }

    [Fact]
    public async Task The_active_calls_are_balanced_if_a_listener_starts_during_a_call()
    {
        Fake.Faults.On("Bans.get").Hang().Times(1);
        Fake.Faults.On("Departments.list").Hang().Times(1);
        LiveChatClient client = CreateResilientClient();
        using var source = new CancellationTokenSource();
        Task early = client.Bans.GetAsync(1, source.Token);
        await Safety.UntilAsync(() => Fake.Requests.Count == 1);

        using var listener = new TelemetryListener(Fake.BaseAddress.Port);
        Task late = client.Departments.ListAsync(source.Token);
        await Safety.UntilAsync(() => Fake.Requests.Count == 2);
        await source.CancelAsync();
        await FluentActions.Awaiting(() => early.OrFail()).Should().ThrowAsync<OperationCanceledException>();
        await FluentActions.Awaiting(() => late.OrFail()).Should().ThrowAsync<OperationCanceledException>();

        listener.Measured(LiveChatTelemetry.ActiveCalls).Select(measured => measured.Value).Should().Equal(1, -1);
    }

}

[CollectionDefinition(nameof(ThrowingListenerTests), DisableParallelization = true)]
public sealed class ThrowingListenersAlone;
