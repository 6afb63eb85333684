using System.Diagnostics.Metrics;
using Comm100.LiveChat.Client.Tests.Errors;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.Authentication;

/// <summary>Loggers, clocks, token stores and delegates that throw, block or hang do not affect other calls, and do not block the disposal of the client.</summary>
public sealed class ListenerTests : OAuthTest
{
    /// <summary>Ways in which a delegate or a store does not complete.</summary>
    public static TheoryData<string, bool> Hangs => new()
    {
        { "hangs", true }, { "hangs", false }, { "blocks", true }, { "blocks", false }, { "waits for its token", true }, { "waits for its token", false },
    };

    public static TheoryData<string> Kinds => ["bearer", "key", "changing"];

    [Fact]
    public async Task A_throwing_logger_does_not_affect_calls_and_is_counted_once()
    {
        int counted = 0;
        using var listener = new MeterListener();
        listener.InstrumentPublished = static (instrument, listening) =>
        {
            if (instrument.Name == LiveChatTelemetry.ComponentFailures)
            {
                listening.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, value, tags, _) => Interlocked.Add(ref counted, tags.ToArray().Any(tag => (string?)tag.Value == "logger") ? (int)value : 0));
        listener.Start();
        LiveChatClient client = CreateClient(PasswordWithClient(), options => options.LoggerFactory = new ThrowingTokenLogger());

        await client.Bans.ListAsync().OrFail();
        Fake.Tokens.RevokeAccessTokens();
        await client.Bans.ListAsync().OrFail();
        OnToken().Respond(500, "").Times(1);
        Clock.Advance(Lifetime);
        await Failure.OfAsync<LiveChatTokenException>(() => client.Bans.ListAsync());
        await client.Bans.ListAsync().OrFail();

        counted.Should().Be(1);
        TokenRequests.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_clock_that_throws_during_a_renewal_does_not_block_the_next_call()
    {
        var clock = new ThrowingClock(Clock);
        LiveChatClient client = CreateClient(Password(), options => options.TimeProvider = clock);
        clock.ThrowsOnGetUtcNow = true;
        (await FluentActions.Awaiting(() => client.Bans.ListAsync().OrFail()).Should().ThrowAsync<LiveChatException>())
            .Which.InnerException.Should().BeOfType<InvalidOperationException>().Which.Message.Should().Be("The clock has stopped.");
        clock.ThrowsOnGetUtcNow = false;

        await client.Bans.ListAsync().OrFail();
    }

    [Theory]
    [MemberData(nameof(Hangs))]
    public async Task Disposing_the_client_ends_the_calls_that_wait_for_the_token_store(string behavior, bool isFinite)
    {
        using var release = new ManualResetEventSlim();
        var started = new TaskCompletionSource<CancellationToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        var store = new MemoryTokenStore { Reading = cancellationToken => HangAsync(behavior, started, release, cancellationToken) };
        LiveChatClient client = CreateClient(Password(new LiveChatOAuthOptions { TokenStore = store }), options => SetLimits(options, isFinite));
        Task<IReadOnlyList<Ban>>[] calls = [.. Enumerable.Range(0, 5).Select(_ => client.Bans.ListAsync())];
        CancellationToken token = await started.Task.OrFail();

        client.Dispose();

        foreach (Task call in calls)
        {
            await FluentActions.Awaiting(() => call.OrFail()).Should().ThrowExactlyAsync<ObjectDisposedException>();
        }

        token.IsCancellationRequested.Should().BeTrue();
        release.Set();
    }

    [Fact]
    public async Task A_call_continues_without_a_store_that_blocks_for_five_seconds()
    {
        using var release = new ManualResetEventSlim();
        var started = new TaskCompletionSource<CancellationToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        var store = new MemoryTokenStore { Reading = cancellationToken => HangAsync("blocks", started, release, cancellationToken) };
        Task call = CreateClient(Password(new LiveChatOAuthOptions { TokenStore = store })).Bans.ListAsync();
        await started.Task.OrFail();

        Clock.Advance(TimeSpan.FromSeconds(5));

        await call.OrFail();
        release.Set();
    }

    [Theory]
    [MemberData(nameof(Hangs))]
    public async Task Disposing_the_client_ends_a_call_that_waits_for_a_delegate(string behavior, bool isFinite)
    {
        foreach (string kind in (string[])["bearer", "key", "changing"])
        {
            if (kind == "changing" && behavior != "blocks")
            {
                // The delegate of a dynamic credential is synchronous, so it can only block.
                continue;
            }

            using var release = new ManualResetEventSlim();
            var started = new TaskCompletionSource<CancellationToken>(TaskCreationOptions.RunContinuationsAsynchronously);
            LiveChatClient client = CreateClient(
                Credential(kind, async cancellationToken =>
                {
                    await HangAsync(behavior, started, release, cancellationToken);
                    return "never";
                }),
                options => SetLimits(options, isFinite));
            Task call = Task.Run(() => client.Bans.ListAsync());
            CancellationToken token = await started.Task.OrFail();

            client.Dispose();

            await FluentActions.Awaiting(() => call.OrFail()).Should().ThrowExactlyAsync<ObjectDisposedException>();
            token.Should().Match<CancellationToken>(token => kind == "changing" || token.IsCancellationRequested);
            await FluentActions.Awaiting(() => client.Bans.ListAsync().OrFail()).Should().ThrowExactlyAsync<ObjectDisposedException>();
            release.Set();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_delegate_that_blocks_delays_only_the_call_that_waits_for_it(string kind)
    {
        using var release = new ManualResetEventSlim();
        using var cancellation = new CancellationTokenSource();
        var started = new TaskCompletionSource<CancellationToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        int count = 0;
        LiveChatClient client = CreateClient(Credential(kind, async cancellationToken =>
        {
            if (Interlocked.Increment(ref count) == 1)
            {
                await HangAsync("blocks", started, release, cancellationToken);
            }

            return kind == "key" ? Fake.ApiKey : Fake.AccessToken;
        }));
        Task blocked = client.Bans.ListAsync(cancellation.Token);
        await started.Task.OrFail();

        await client.Bans.ListAsync().OrFail();
        blocked.IsCompleted.Should().BeFalse();
        await cancellation.CancelAsync();

        (await FluentActions.Awaiting(() => blocked.OrFail()).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
        release.Set();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_exception_of_a_delegate_is_wrapped_in_a_LiveChatCredentialException(string kind)
    {
        Exception[] causes =
        [
            new LiveChatNotFoundException("Another client found nothing."), new LiveChatRateLimitException("Another client is too quick.") { RetryAfter = TimeSpan.FromHours(1) },
            new LiveChatTokenException("Another client has no token."), new LiveChatTimeoutException("Another client waited."), new ObjectDisposedException("another client"),
            new OperationCanceledException("another token"), new HttpRequestException("no vault"), new TimeoutException(), new InvalidOperationException(),
        ];
        Exception? cause = null;
        LiveChatClient client = CreateClient(Credential(kind, _ => cause is null ? new ValueTask<string>(kind == "key" ? Fake.ApiKey : Fake.AccessToken) : throw cause));
        foreach (Exception current in causes)
        {
            cause = current;
            LiveChatCredentialException exception = await Failure.OfAsync<LiveChatCredentialException>(() => client.Bans.GetAsync(1));
            exception.InnerException.Should().BeSameAs(current);
            exception.OperationId.Should().Be("Bans.get");

            cause = null;
            await client.Bans.ListAsync().OrFail();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_delegate_that_calls_its_own_client_fails_with_InvalidOperationException(string kind)
    {
        LiveChatClient? client = null;
        client = CreateClient(Credential(kind, async cancellationToken => (await client!.Bans.ListAsync(cancellationToken)).Count.ToString(System.Globalization.CultureInfo.InvariantCulture)));

        LiveChatCredentialException exception = await Failure.OfAsync<LiveChatCredentialException>(() => client.Bans.ListAsync());

        Exception innermost = exception.GetBaseException();
        innermost.Should().BeOfType<InvalidOperationException>().Which.Message.Should().Contain("separate client");
        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_delegate_can_call_another_client()
    {
        LiveChatClient other = CreateClient(Password());
        LiveChatClient client = CreateClient(Credential("bearer", async cancellationToken =>
        {
            await other.Bans.ListAsync(cancellationToken);
            return Fake.AccessToken;
        }));

        await Task.WhenAll(client.Bans.ListAsync(), client.Departments.ListAsync()).OrFail();
    }

    private static LiveChatCredential Credential(string kind, Func<CancellationToken, ValueTask<string>> secret) => kind switch
    {
        "key" => LiveChatCredential.ApiKey("agent@example.com", secret),
        "changing" => LiveChatCredential.Dynamic(() => LiveChatCredential.BearerToken(secret(CancellationToken.None).AsTask().GetAwaiter().GetResult())),
        _ => LiveChatCredential.BearerToken(secret),
    };

    private static void SetLimits(LiveChatClientOptions options, bool isFinite)
    {
        if (!isFinite)
        {
            options.Timeout = Timeout.InfiniteTimeSpan;
            options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        }
    }

    private static async Task HangAsync(string behavior, TaskCompletionSource<CancellationToken> started, ManualResetEventSlim release, CancellationToken cancellationToken)
    {
        started.TrySetResult(cancellationToken);
        switch (behavior)
        {
            case "blocks":
                release.Wait(TimeSpan.FromMinutes(1), CancellationToken.None);
                break;
            case "waits for its token":
                await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);
                break;
            default:
                await new TaskCompletionSource().Task;
                break;
        }
    }

    /// <summary>Throws for the events of token requests.</summary>
    private sealed class ThrowingTokenLogger : ILoggerFactory, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id is >= 20 and < 30)
            {
                throw new InvalidOperationException("The log is full.");
            }
        }

        public void Dispose()
        {
        }
    }

    /// <summary>Throws when the client reads the current time, as it does in each token renewal.</summary>
    private sealed class ThrowingClock(FakeTimeProvider clock) : TimeProvider
    {
        public bool ThrowsOnGetUtcNow { get; set; }

        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => ThrowsOnGetUtcNow ? throw new InvalidOperationException("The clock has stopped.") : clock.GetUtcNow();

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
    }
}
