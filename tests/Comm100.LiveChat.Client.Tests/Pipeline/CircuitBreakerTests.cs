using Comm100.LiveChat.Client.Tests.Errors;
using Polly;
using Polly.CircuitBreaker;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

public sealed class CircuitBreakerTests : StrategyTest
{
    private static readonly TimeSpan s_break = TimeSpan.FromSeconds(30);

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task A_call_while_the_circuit_is_open_is_not_sent_and_reports_when_to_retry(string operation)
    {
        LiveChatClient client = CreateClientWith(AddBreaker, options => options.Retries.MaxAttempts = 1);
        await OpenAsync(client);
        Clock.Advance(TimeSpan.FromSeconds(10));

        LiveChatThrottledException refusal = await Failure.OfAsync<LiveChatThrottledException>(() => CallAnyAsync(client, operation));

        refusal.RetryAfter.Should().BeGreaterThan(TimeSpan.Zero).And.BeLessThanOrEqualTo(s_break);
        refusal.Attempts.Should().Be(0);
        refusal.InnerException.Should().BeOfType<BrokenCircuitException>();
        Fake.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task Calls_are_sent_again_once_the_circuit_has_closed()
    {
        LiveChatClient client = CreateClientWith(AddBreaker, options => options.Retries.MaxAttempts = 1);
        await OpenAsync(client);
        Clock.Advance(s_break);

        await client.Bans.ListAsync();

        Fake.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_circuit_that_opens_in_the_middle_of_a_call_ends_its_retries()
    {
        Fake.Faults.On("Bans.get").Respond(503);
        LiveChatClient client = CreateClientWith(AddBreaker);

        LiveChatThrottledException refusal = await Failure.OfAsync<LiveChatThrottledException>(() => WithoutWaitingAsync(client.Bans.GetAsync(1)));

        refusal.Attempts.Should().Be(2);
        Fake.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_circuit_that_is_held_open_by_hand_names_no_time()
    {
        using var control = new CancellationTokenSource();
        var manual = new CircuitBreakerManualControl();
        LiveChatClient client = CreateClientWith(builder => builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage> { ManualControl = manual }));
        await manual.IsolateAsync(control.Token);

        LiveChatThrottledException refusal = await Failure.OfAsync<LiveChatThrottledException>(() => client.Bans.ListAsync());

        refusal.RetryAfter.Should().BeNull();
        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task Clients_made_from_the_same_options_have_circuits_of_their_own()
    {
        LiveChatClientOptions options = CreateOptions();
        options.ConfigureResilience(AddBreaker);
        using var broken = new LiveChatClient(options);
        using var other = new LiveChatClient(options);
        await OpenAsync(broken);

        await other.Bans.ListAsync();

        await Failure.OfAsync<LiveChatThrottledException>(() => broken.Bans.ListAsync());
    }

    private static void AddBreaker(ResiliencePipelineBuilder<HttpResponseMessage> builder) => builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions<HttpResponseMessage>
    {
        FailureRatio = 0.5,
        MinimumThroughput = 2,
        BreakDuration = s_break,
        ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is LiveChatServerException),
    });

    private async Task OpenAsync(LiveChatClient client)
    {
        Fake.Faults.On("Bans.get").Respond(503).Times(2);
        await Failure.OfAsync<LiveChatServerException>(() => client.Bans.GetAsync(1));
        await Failure.OfAsync<LiveChatServerException>(() => client.Bans.GetAsync(1));
    }
}
