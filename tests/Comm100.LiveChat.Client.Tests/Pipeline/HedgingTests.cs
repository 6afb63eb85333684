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
    public async Task A_slow_idempotent_operation_is_sent_twice(string operation)
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
    public async Task A_slow_create_is_sent_once()
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
    public async Task Simultaneous_hedged_attempts_of_a_create_send_one_request()
    {
        const int Attempts = 8;
        var allStarted = new CountdownEvent(Attempts);
        var token = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(exchange => exchange.SendJsonAsync(BanJson));
        using LiveChatClient client = CreateClient(
            server,
            builder => builder.AddHedging(new HedgingStrategyOptions<HttpResponseMessage> { Delay = TimeSpan.Zero, MaxHedgedAttempts = Attempts - 1 }),
            options => options.Credential = LiveChatCredential.BearerToken(_ =>
            {
                if (allStarted.Signal())
                {
                    token.SetResult("a-token");
                }

                return new ValueTask<string>(token.Task);
            }));

        Ban ban = await client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" }).OrFail();

        ban.Comment.Should().Be("hedged");
        server.Requests.Should().ContainSingle();
        allStarted.Dispose();
    }

    [Fact]
    public async Task A_retry_of_a_create_by_a_strategy_throws_InvalidOperationException()
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

        InvalidOperationException exception = await Failure.OfAsync<InvalidOperationException>(() => CallAsync(client, "Bans.create"));

        exception.Message.Should().Contain("Bans.create").And.Contain("may have changed something");
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_create_is_not_sent_again_after_an_exception_of_a_custom_handler()
    {
        int sent = 0;
        var options = new LiveChatClientOptions { BaseAddress = new Uri("https://livechat.invalid/"), Credential = LiveChatCredential.ApiKey("agent@example.com", "key") };
        options.ConfigureResilience(builder => builder.AddRetry(new Polly.Retry.RetryStrategyOptions<HttpResponseMessage>
        {
            Delay = TimeSpan.Zero,
            MaxRetryAttempts = 1,
            ShouldHandle = arguments => ValueTask.FromResult(arguments.Outcome.Exception is NotSupportedException),
        }));
        using var client = new LiveChatClient(
            options,
            new CallbackHandler(_ =>
            {
                sent++;
                throw new NotSupportedException();
            }),
            disposeHandler: true);

        await Failure.OfAsync<InvalidOperationException>(() => CallAsync(client, "Bans.create"));

        sent.Should().Be(1);
    }

    [Fact]
    public async Task A_hedged_delete_succeeds_if_its_second_request_gets_404()
    {
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
