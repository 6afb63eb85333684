using System.Collections.Concurrent;
using Comm100.LiveChat.Client.Testing;
using Comm100.LiveChat.Client.Tests.Diagnostics;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

public sealed class StormTests : ResilienceTest
{
    private const int Callers = 500;
    private static readonly TimeSpan s_time = TimeSpan.FromMinutes(1);

    /// <summary>
    /// For a minute of the clock, 500 concurrent callers use a service that returns 429 and 500 and resets connections at random,
    /// also after it has done what was asked.
    /// </summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    public async Task Every_call_ends_in_success_or_in_one_typed_error_and_no_create_acts_twice(int seed)
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
        long began = Clock.GetTimestamp();

        Task storm = Task.WhenAll(Enumerable.Range(0, Callers).Select(CallerAsync));
        while (!storm.IsCompleted)
        {
            // The clock moves when everyone waits, so that a second of the clock has room for what happens in it.
            if (inFlight.Count == 0)
            {
                Clock.AdvanceToNextTimer(TimeSpan.FromHours(1));
            }

            await Task.Yield();
        }

        await storm;

        Clock.GetElapsedTime(began).Should().BeGreaterThanOrEqualTo(s_time);
        outcomes.Should().HaveCountGreaterThanOrEqualTo(Callers);
        outcomes.Where(outcome => outcome.Exception is not null).Select(outcome => outcome.Exception!.GetType()).Distinct()
            .Should().BeSubsetOf([typeof(LiveChatRateLimitException), typeof(LiveChatServerException), typeof(LiveChatConnectionException)]);
        outcomes.Should().Contain(outcome => outcome.Exception is LiveChatException, "the storm is one").And.Contain(outcome => outcome.Exception == null);

        // No create acted twice, and none that was reported as done is missing.
        Fake.Faults.Clear();
        string[] comments = [.. (await Client.Bans.ListAsync()).Select(ban => ban.Comment!).Where(comment => comment.StartsWith("storm ", StringComparison.Ordinal))];
        comments.Should().OnlyHaveUniqueItems();
        outcomes.Where(outcome => outcome.Created is not null && outcome.Exception is null).Select(outcome => outcome.Created).Should().BeSubsetOf(comments);

        // Nothing is left over: no call under way, no timer, no connection that is in use.
        telemetry.Measured(LiveChatTelemetry.ActiveCalls).Sum(measured => measured.Value).Should().Be(0);
        inFlight.Count.Should().Be(0);
        Clock.CountTimers(TimeSpan.FromDays(365)).Should().Be(0);

        async Task CallerAsync(int number)
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
                TimeSpan left = s_time - Clock.GetElapsedTime(began);
                if (left <= TimeSpan.Zero)
                {
                    return;
                }

                // A caller comes back a few times in the minute.
                TimeSpan pause = TimeSpan.FromSeconds(15 + (number % 10));
                await Task.Delay(pause < left ? pause : left, Clock);
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
