using Comm100.LiveChat.Client.Tests.Errors;
using Polly;
using Polly.CircuitBreaker;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

public sealed class CircuitBreakerTests : StrategyTest
{
    private static readonly TimeSpan s_breakDuration = TimeSpan.FromSeconds(30);

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task A_call_while_the_circuit_is_open_is_not_sent_and_reports_RetryAfter(string operation)
    {
        LiveChatClient client = CreateClientWith(AddBreaker, options => options.Retries.MaxAttempts = 1);
        await OpenAsync(client);
        Clock.Advance(TimeSpan.FromSeconds(10));

        LiveChatThrottledException exception = await Failure.OfAsync<LiveChatThrottledException>(() => CallAnyAsync(client, operation));

        exception.RetryAfter.Should().BeGreaterThan(TimeSpan.Zero).And.BeLessThanOrEqualTo(s_breakDuration);
        exception.Attempts.Should().Be(0);
        exception.InnerException.Should().BeOfType<BrokenCircuitException>();
        Fake.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Calls_are_sent_again_after_the_break_duration()
    {
        LiveChatClient client = CreateClientWith(AddBreaker, options => options.Retries.MaxAttempts = 1);
        await OpenAsync(client);
        Clock.Advance(s_breakDuration);

        await client.Bans.ListAsync();

        Fake.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_circuit_that_opens_during_a_call_ends_its_retries()
    {
        Fake.Faults.On("Bans.get").Respond(503);
        LiveChatClient client = CreateClientWith(AddBreaker);

        LiveChatThrottledException exception = await Failure.OfAsync<LiveChatThrottledException>(() => WithoutWaitingAsync(client.Bans.GetAsync(1)));

        exception.Attempts.Should().Be(2);
        Fake.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_call_while_the_circuit_is_isolated_reports_no_RetryAfter()
    {
        using var source = new CancellationTokenSource();
        var manualControl = new CircuitBreakerManualControl();
        LiveChatClient client = CreateClientWith(builder => builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage> { ManualControl = manualControl }));
        await manualControl.IsolateAsync(source.Token);

        LiveChatThrottledException exception = await Failure.OfAsync<LiveChatThrottledException>(() => client.Bans.ListAsync());

        exception.RetryAfter.Should().BeNull();
        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Clients_created_with_the_same_options_have_separate_circuits()
    {
        LiveChatClientOptions options = CreateOptions();
        options.ConfigureResilience(AddBreaker);
        using var first = new LiveChatClient(options);
        using var second = new LiveChatClient(options);
        await OpenAsync(first);

        await second.Bans.ListAsync();

        await Failure.OfAsync<LiveChatThrottledException>(() => first.Bans.ListAsync());
    }

    private static void AddBreaker(ResiliencePipelineBuilder<HttpResponseMessage> builder) => builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
    {
        FailureRatio = 0.5,
        MinimumThroughput = 2,
        BreakDuration = s_breakDuration,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is LiveChatServerException),
    });

    private async Task OpenAsync(LiveChatClient client)
    {
        Fake.Faults.On("Bans.get").Respond(503).Times(2);
        await Failure.OfAsync<LiveChatServerException>(() => client.Bans.GetAsync(1));
        await Failure.OfAsync<LiveChatServerException>(() => client.Bans.GetAsync(1));
    }
}
