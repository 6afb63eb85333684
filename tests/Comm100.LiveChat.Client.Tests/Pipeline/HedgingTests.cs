using Comm100.LiveChat.Client.Tests.Errors;
using Polly;
using Polly.Hedging;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

public sealed class HedgingTests : StrategyTest
{
    private const string BanJson = """{"id":1,"comment":"hedged"}""";
    private static readonly TimeSpan s_delay = TimeSpan.FromSeconds(1);

    [Theory]
    [InlineData("Bans.get")]
    [InlineData("Bans.update")]
    [InlineData("Bans.delete")]
    public async Task An_idempotent_operation_that_is_slow_is_sent_a_second_time(string operation)
    {
        await using var server = new RawServer(exchange => exchange.Number == 1 ? exchange.HangAsync() : exchange.SendJsonAsync(BanJson));
        using LiveChatClient client = CreateClient(server, AddIdempotentHedging);

        Task call = CallAsync(client, operation);
        await server.FirstRequest.OrFail();
        Clock.Advance(s_delay);
        await call.OrFail();

        server.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_create_that_is_slow_is_not_sent_a_second_time()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RawServer server = RespondAfter(release.Task);
        using LiveChatClient client = CreateClient(server, AddIdempotentHedging);

        Task call = CallAsync(client, "Bans.create");
        await server.FirstRequest.OrFail();
        Clock.Advance(s_delay);
        release.SetResult();
        await call.OrFail();

        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Hedging_of_all_operations_does_not_send_a_create_twice()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using RawServer server = RespondAfter(release.Task);
        using LiveChatClient client = CreateClient(server, builder => builder.AddHedging(new HedgingStrategyOptions<HttpResponseMessage>
        {
            Delay = s_delay,
            MaxHedgedAttempts = 3,
        }));

        Task<Ban> call = client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" });
        await server.FirstRequest.OrFail();
        for (int i = 0; i < 3; i++)
        {
            Clock.Advance(s_delay);
        }

        release.SetResult();
        (await call.OrFail()).Comment.Should().Be("hedged");

        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task Hedged_attempts_of_a_create_that_begin_at_the_same_moment_send_one_request()
    {
        const int Attempts = 8;
        var allAsk = new CountdownEvent(Attempts);
        var token = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(exchange => exchange.SendJsonAsync(BanJson));
        using LiveChatClient client = CreateClient(
            server,
            builder => builder.AddHedging(new HedgingStrategyOptions<HttpResponseMessage> { Delay = TimeSpan.Zero, MaxHedgedAttempts = Attempts - 1 }),
            options => options.Credential = LiveChatCredential.BearerToken(_ =>
            {
                if (allAsk.Signal())
                {
                    token.SetResult("a-token");
                }

                return new ValueTask<string>(token.Task);
            }));

        Ban ban = await client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" }).OrFail();

        ban.Comment.Should().Be("hedged");
        server.Requests.Should().ContainSingle();
        allAsk.Dispose();
    }

    [Fact]
    public async Task A_second_attempt_of_a_create_by_a_strategy_is_refused_with_a_reason()
    {
        await using var server = new RawServer(exchange =>
        {
            exchange.Reset();
            return Task.CompletedTask;
        });
        using LiveChatClient client = CreateClient(server, builder => builder.AddRetry(new Polly.Retry.RetryStrategyOptions<HttpResponseMessage>
        {
            Delay = TimeSpan.Zero,
            MaxRetryAttempts = 1,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is LiveChatConnectionException),
        }));

        InvalidOperationException refusal = await Failure.OfAsync<InvalidOperationException>(() => CallAsync(client, "Bans.create"));

        refusal.Message.Should().Contain("Bans.create").And.Contain("may have changed something");
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_delete_whose_second_request_finds_nothing_succeeds()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(exchange => exchange.Number == 1
            ? exchange.HangAsync()
            : exchange.SendAsync("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"));
        using LiveChatClient client = CreateClient(server, AddIdempotentHedging);

        Task call = client.Bans.DeleteAsync(1);
        await server.FirstRequest.OrFail();
        Clock.Advance(s_delay);

        await call.OrFail();
    }

    private static void AddIdempotentHedging(ResiliencePipelineBuilder<HttpResponseMessage> builder) => builder.AddHedging(new HedgingStrategyOptions<HttpResponseMessage>
    {
        Delay = s_delay,
        MaxHedgedAttempts = 1,
        ShouldHandle = _ => ValueTask.FromResult(false),
        ActionGenerator = arguments => arguments.PrimaryContext.GetLiveChatOperation().IsIdempotent ? () => arguments.Callback(arguments.ActionContext) : null,
    });

    private static RawServer RespondAfter(Task release) => new(async exchange =>
    {
        await release;
        await exchange.SendJsonAsync(BanJson);
    });

    private LiveChatClient CreateClient(RawServer server, Action<ResiliencePipelineBuilder<HttpResponseMessage>> strategies, Action<LiveChatClientOptions>? configure = null)
    {
        LiveChatClientOptions options = server.CreateOptions();
        options.TimeProvider = Clock;
        options.ConfigureResilience(strategies);
        configure?.Invoke(options);
        return new LiveChatClient(options);
    }
}
