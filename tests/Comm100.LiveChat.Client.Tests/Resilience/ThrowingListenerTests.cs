using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Tests.Resilience;

/// <summary>What loggers, listeners and limiters throw never changes how a call goes, and leaves nothing held.</summary>
[Collection(nameof(ThrowingListenerTests))]
public sealed class ThrowingListenerTests : ResilienceTest
{
    private static readonly KeyValuePair<string, string>[] s_tenSeconds = [KeyValuePair.Create("Retry-After", "10")];

    [Fact]
    public async Task A_logger_that_throws_when_the_gate_closes_does_not_keep_it_closed()
    {
        Fake.Faults.On("Bans.get").Respond(429, body: null, headers: s_tenSeconds).Times(2);
        LiveChatClient client = CreateResilientClient(options => options.LoggerFactory = new ThrowingLogger());

        Task[] calls = [client.Bans.GetAsync(1), client.Webhooks.ListAsync()];
        await WithoutWaitingAsync(Task.WhenAll(calls)).OrFail();

        await client.Departments.ListAsync().OrFail();
        Fake.Requests.Count.Should().BeInRange(4, 6);
    }

    [Fact]
    public async Task Every_listener_throws_and_every_call_goes_as_it_would()
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

        Activity.Current.Should().BeNull("an activity whose listener threw is not left as the current one");
        listeners.Thrown.Should().BeGreaterThan(10);
        listeners.Counted.Should().BeGreaterThan(0);
    }

    [Fact]
    public async Task A_limiter_that_throws_ends_its_call_alone()
    {
        using var limiter = new ThrowingLimiter();
        LiveChatClient client = CreateResilientClient(options => options.RateLimiter = limiter);

        LiveChatThrottledException exception = (await FluentActions.Awaiting(() => client.Bans.ListAsync().OrFail()).Should().ThrowExactlyAsync<LiveChatThrottledException>()).Which;
        exception.InnerException.Should().BeOfType<ArithmeticException>();
        limiter.Acquires = true;

        // A permit that cannot be given back is no failure of the call that had it.
        await client.Bans.ListAsync().OrFail();

        await using var server = new RawServer(ThrottleTests.RefuseFirstAsync);
        using var renewing = new LiveChatClient(ThrottleTests.WithRenewal(server, limiter));
        await renewing.Bans.ListAsync().OrFail();
    }

    [Fact]
    public async Task The_active_calls_balance_when_a_listener_comes_or_goes_in_the_middle()
    {
        Fake.Faults.On("Bans.get").Hang().Times(1);
        Fake.Faults.On("Departments.list").Hang().Times(1);
        LiveChatClient client = CreateResilientClient();
        using var source = new CancellationTokenSource();
        Task early = client.Bans.GetAsync(1, source.Token);
        await UntilAsync(() => Fake.Requests.Count == 1);

        using var listener = new TelemetryListener(Fake.BaseAddress.Port);
        Task late = client.Departments.ListAsync(source.Token);
        await UntilAsync(() => Fake.Requests.Count == 2);
        await source.CancelAsync();
        await FluentActions.Awaiting(() => early.OrFail()).Should().ThrowAsync<OperationCanceledException>();
        await FluentActions.Awaiting(() => late.OrFail()).Should().ThrowAsync<OperationCanceledException>();

        listener.Measured(LiveChatTelemetry.ActiveCalls).Select(measured => measured.Value).Should().Equal(1, -1);
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var limit = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private sealed class ThrowingLogger : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => throw new ArithmeticException();

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => throw new ArithmeticException();

        public void Dispose()
        {
        }
    }

    private sealed class ThrowingListeners : IDisposable
    {
        private readonly MeterListener _meters = new();
        private readonly ActivityListener _activities;
        private int _thrown;
        private int _counted;

        public ThrowingListeners(int port)
        {
            _meters.InstrumentPublished = static (instrument, listener) =>
            {
                if (instrument.Meter.Name == LiveChatTelemetry.MeterName)
                {
                    listener.EnableMeasurementEvents(instrument);
                }
            };
            _meters.SetMeasurementEventCallback<double>((_, _, tags, _) => ThrowFor(port, tags));
            _meters.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
            {
                if (instrument.Name == LiveChatTelemetry.ListenerFailures)
                {
                    Interlocked.Increment(ref _counted);
                    throw new ArithmeticException();
                }

                ThrowFor(port, tags);
            });
            _meters.Start();
            _activities = new ActivityListener
            {
                ShouldListenTo = source => source.Name == LiveChatTelemetry.ActivitySourceName,
                Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
                ActivityStarted = activity => ThrowFor(port, activity),
                ActivityStopped = activity => ThrowFor(port, activity),
            };
            ActivitySource.AddActivityListener(_activities);
        }

        public int Thrown => _thrown;

        public int Counted => _counted;

        public void Dispose()
        {
            _meters.Dispose();
            _activities.Dispose();
        }

        private void ThrowFor(int port, ReadOnlySpan<KeyValuePair<string, object?>> tags)
        {
            foreach (KeyValuePair<string, object?> tag in tags)
            {
                if (tag.Key == LiveChatTelemetry.ServerPortTag && Equals(tag.Value, port))
                {
                    Throw();
                }
            }
        }

        private void ThrowFor(int port, Activity activity)
        {
            if (Equals(activity.GetTagItem(LiveChatTelemetry.ServerPortTag), port))
            {
                Throw();
            }
        }

        private void Throw()
        {
            Interlocked.Increment(ref _thrown);
            throw new ArithmeticException();
        }
    }

    private sealed class ThrowingLimiter : RateLimiter
    {
        public bool Acquires { get; set; }

        public override TimeSpan? IdleDuration => null;

        public override RateLimiterStatistics? GetStatistics() => null;

        protected override RateLimitLease AttemptAcquireCore(int permitCount) => Acquires ? new ThrowingLease() : throw new ArithmeticException();

        protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => throw new ArithmeticException();
    }

    private sealed class ThrowingLease : RateLimitLease
    {
        public override bool IsAcquired => true;

        public override IEnumerable<string> MetadataNames => [];

        public override bool TryGetMetadata(string metadataName, out object? metadata)
        {
            metadata = null;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            base.Dispose(disposing);
            throw new ArithmeticException();
        }
    }
}

[CollectionDefinition(nameof(ThrowingListenerTests), DisableParallelization = true)]
public sealed class ThrowingListenersAlone;
