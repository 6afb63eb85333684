using System.Collections.Concurrent;
using Comm100.LiveChat.Client.Testing;
using Comm100.LiveChat.Client.Tests.Diagnostics;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

public sealed class StormTests : ResilienceTest
{
    private const int Callers = 500;
    private static readonly TimeSpan s_duration = TimeSpan.FromMinutes(1);

    /// <summary>
    /// For one minute of the test clock, 500 concurrent callers use a service that returns 429 and 500 and resets connections at random,
    /// even after it performs the operation.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Every_call_succeeds_or_throws_a_typed_exception_and_no_create_is_performed_twice(int seed)
    {
        RandomFaults faults = Fake.Faults.WithSeed(seed);
        faults.On("Bans.create").LoseResponse().WithProbability(0.05);
        faults.On(FaultPlan.AnyOperation).Respond(429, TimeSpan.FromSeconds(1)).WithProbability(0.02);
        faults.On(FaultPlan.AnyOperation).Respond(500).WithProbability(0.1);
        faults.On(FaultPlan.AnyOperation).Reset().WithProbability(0.1);
        using var sockets = new SocketsHttpHandler { AllowAutoRedirect = false, MaxConnectionsPerServer = 100 };
        using var inFlight = new InFlightHandler(sockets);
        using var httpClient = new HttpClient(inFlight) { Timeout = Timeout.InfiniteTimeSpan };
        LiveChatClientOptions options = CreateOptions();
        options.TimeProvider = Clock;
        options.Timeout = Timeout.InfiniteTimeSpan;
        options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        options.Retries.MaxAttempts = 4;
        using var telemetry = new TelemetryListener(Fake.BaseAddress.Port);
        using var client = new LiveChatClient(options, httpClient);
        var outcomes = new ConcurrentQueue<(string Operation, string? Created, Exception? Exception)>();
        long start = Clock.GetTimestamp();

        Task storm = Task.WhenAll(Enumerable.Range(0, Callers).Select(RunCallerAsync));
        while (!storm.IsCompleted)
        {
            // The clock advances only if no request is in progress, so requests take no time on this clock.
            if (inFlight.Count == 0)
            {
                Clock.AdvanceToNextTimer(TimeSpan.FromHours(1));
            }

            await Task.Yield();
        }

        await storm;

        Clock.GetElapsedTime(start).Should().BeGreaterThanOrEqualTo(s_duration);
        outcomes.Should().HaveCountGreaterThanOrEqualTo(Callers);
        outcomes.Where(outcome => outcome.Exception is not null).Select(outcome => outcome.Exception!.GetType()).Distinct()
            .Should().BeSubsetOf([typeof(LiveChatRateLimitException), typeof(LiveChatServerException), typeof(LiveChatConnectionException)]);
        outcomes.Should().Contain(outcome => outcome.Exception is LiveChatException, "some calls fail").And.Contain(outcome => outcome.Exception == null);

        // No create is performed twice, and each successful create is performed.
        Fake.Faults.Clear();
        string[] comments = [.. (await Client.Bans.ListAsync()).Select(ban => ban.Comment!).Where(comment => comment.StartsWith("storm ", StringComparison.Ordinal))];
        comments.Should().OnlyHaveUniqueItems();
        outcomes.Where(outcome => outcome.Created is not null && outcome.Exception is null).Select(outcome => outcome.Created).Should().BeSubsetOf(comments);

        // No call is in progress, no connection is in use, and no timer is active.
        telemetry.Measured(LiveChatTelemetry.ActiveCalls).Sum(measured => measured.Value).Should().Be(0);
        inFlight.Count.Should().Be(0);
        Clock.CountTimers(TimeSpan.FromDays(365)).Should().Be(0);

        async Task RunCallerAsync(int number)
        {
            for (int round = 0; ; round++)
            {
                string operation = ((number + round) % 4) switch { 0 => "Bans.get", 1 => "Bans.update", 2 => "Bans.create", _ => "Departments.list" };
                string? created = operation == "Bans.create" ? FormattableString.Invariant($"storm {number} {round}") : null;
                Exception? exception = await Record.ExceptionAsync(() => operation switch
                {
                    "Bans.create" => client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9", Comment = created }),
                    "Departments.list" => client.Departments.ListAsync(),
                    _ => CallAsync(client, operation),
                });
                outcomes.Enqueue((operation, created, exception));
                TimeSpan remaining = s_duration - Clock.GetElapsedTime(start);
                if (remaining <= TimeSpan.Zero)
                {
                    return;
                }

                // Each caller sends a few calls in this minute.
                TimeSpan pause = TimeSpan.FromSeconds(15 + (number % 10));
                await Task.Delay(pause < remaining ? pause : remaining, Clock);
            }
        }
    }

    private sealed class InFlightHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _count);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _count);
            }
        }
    }
}
