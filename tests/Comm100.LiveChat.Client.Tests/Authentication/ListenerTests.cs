using System.Diagnostics.Metrics;
using Comm100.LiveChat.Client.Tests.Errors;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.Authentication;

/// <summary>What belongs to the application throws, blocks or hangs: no outcome changes, and nothing is left.</summary>
public sealed class ListenerTests : OAuthTest
{
    /// <summary>Ways in which a delegate or a store never comes back.</summary>
    public static TheoryData<string, bool> Hangs => new()
    {
        { "hangs", true }, { "hangs", false }, { "blocks", true }, { "blocks", false }, { "waits for its token", true }, { "waits for its token", false },
    };

    public static TheoryData<string> Kinds => ["bearer", "key", "changing"];

    [Fact]
    public async Task A_logger_that_throws_changes_nothing_and_is_counted_once()
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
        LiveChatClient client = CreateClient(PasswordWithClient(), options => options.LoggerFactory = new ThrowingLogs());

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
    public async Task A_clock_that_throws_in_a_renewal_leaves_no_lock_held()
    {
        var clock = new FailingClock(Clock);
        LiveChatClient client = CreateClient(Password(), options => options.TimeProvider = clock);
        clock.FailsInRenewal = true;
        await FluentActions.Awaiting(() => client.Bans.ListAsync().OrFail()).Should().ThrowAsync<LiveChatException>();
        clock.FailsInRenewal = false;

        await client.Bans.ListAsync().OrFail();
    }

    [Theory]
    [MemberData(nameof(Hangs))]
    public async Task A_store_that_never_comes_back_ends_with_the_client(string how, bool isFinite)
    {
        using var release = new ManualResetEventSlim();
        var asked = new TaskCompletionSource<CancellationToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        var store = new MemoryTokenStore { Reading = cancellationToken => HangAsync(how, asked, release, cancellationToken) };
        LiveChatClient client = CreateClient(Password(new LiveChatOAuthOptions { TokenStore = store }), options => SetLimits(options, isFinite));
        Task<IReadOnlyList<Ban>>[] calls = [.. Enumerable.Range(0, 5).Select(_ => client.Bans.ListAsync())];
        CancellationToken token = await asked.Task.OrFail();

        client.Dispose();

        foreach (Task call in calls)
        {
            await FluentActions.Awaiting(() => call.OrFail()).Should().ThrowExactlyAsync<ObjectDisposedException>();
        }

        token.IsCancellationRequested.Should().BeTrue();
        release.Set();
    }

    [Fact]
    public async Task A_store_that_blocks_is_abandoned()
    {
        using var release = new ManualResetEventSlim();
        var asked = new TaskCompletionSource<CancellationToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        var store = new MemoryTokenStore { Reading = cancellationToken => HangAsync("blocks", asked, release, cancellationToken) };
        Task call = CreateClient(Password(new LiveChatOAuthOptions { TokenStore = store })).Bans.ListAsync();
        await asked.Task.OrFail();

        Clock.Advance(TimeSpan.FromSeconds(5));

        await call.OrFail();
        release.Set();
    }

    [Theory]
    [MemberData(nameof(Hangs))]
    public async Task A_delegate_that_never_comes_back_ends_with_the_client(string how, bool isFinite)
    {
        foreach (string kind in (string[])["bearer", "key", "changing"])
        {
            if (kind == "changing" && how != "blocks")
            {
                // Its delegate is not asynchronous.
                continue;
            }

            using var release = new ManualResetEventSlim();
            var asked = new TaskCompletionSource<CancellationToken>(TaskCreationOptions.RunContinuationsAsynchronously);
            LiveChatClient client = CreateClient(
                Credential(kind, async cancellationToken =>
                {
                    await HangAsync(how, asked, release, cancellationToken);
                    return "never";
                }),
                options => SetLimits(options, isFinite));
            Task call = Task.Run(() => client.Bans.ListAsync());
            CancellationToken token = await asked.Task.OrFail();

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
        var asked = new TaskCompletionSource<CancellationToken>(TaskCreationOptions.RunContinuationsAsynchronously);
        int count = 0;
        LiveChatClient client = CreateClient(Credential(kind, async cancellationToken =>
        {
            if (Interlocked.Increment(ref count) == 1)
            {
                await HangAsync("blocks", asked, release, cancellationToken);
            }

            return kind == "key" ? Fake.ApiKey : Fake.AccessToken;
        }));
        Task blocked = client.Bans.ListAsync(cancellation.Token);
        await asked.Task.OrFail();

        await client.Bans.ListAsync().OrFail();
        blocked.IsCompleted.Should().BeFalse();
        await cancellation.CancelAsync();

        (await FluentActions.Awaiting(() => blocked.OrFail()).Should().ThrowAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(cancellation.Token);
        release.Set();
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task What_a_delegate_throws_is_the_credentials_whatever_it_is(string kind)
    {
        Exception[] causes =
        [
            new LiveChatNotFoundException("Another client found nothing."), new LiveChatRateLimitException("Another client is too quick.") { RetryAfter = TimeSpan.FromHours(1) },
            new LiveChatTokenException("Another client has no token."), new LiveChatTimeoutException("Another client waited."), new ObjectDisposedException("another client"),
            new OperationCanceledException("another token"), new HttpRequestException("no vault"), new TimeoutException(), new InvalidOperationException(),
        ];
        Exception? cause = null;
        LiveChatClient client = CreateClient(Credential(kind, _ => cause is null ? new ValueTask<string>(kind == "key" ? Fake.ApiKey : Fake.AccessToken) : throw cause));
        foreach (Exception each in causes)
        {
            cause = each;
            LiveChatCredentialException exception = await Failure.OfAsync<LiveChatCredentialException>(() => client.Bans.GetAsync(1));
            exception.InnerException.Should().BeSameAs(each);
            exception.OperationId.Should().Be("Bans.get");

            cause = null;
            await client.Bans.ListAsync().OrFail();
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task A_delegate_that_calls_its_own_client_gets_a_clear_error(string kind)
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

    private static async Task HangAsync(string how, TaskCompletionSource<CancellationToken> asked, ManualResetEventSlim release, CancellationToken cancellationToken)
    {
        asked.TrySetResult(cancellationToken);
        switch (how)
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

    /// <summary>Fails for the events of tokens.</summary>
    private sealed class ThrowingLogs : ILoggerFactory, ILogger
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

    /// <summary>Fails when a token is reckoned with.</summary>
    private sealed class FailingClock(FakeTimeProvider clock) : TimeProvider
    {
        public bool FailsInRenewal { get; set; }

        public override long TimestampFrequency => clock.TimestampFrequency;

        public override DateTimeOffset GetUtcNow() => FailsInRenewal ? throw new InvalidOperationException("The clock has stopped.") : clock.GetUtcNow();

        public override long GetTimestamp() => clock.GetTimestamp();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => clock.CreateTimer(callback, state, dueTime, period);
    }
}
