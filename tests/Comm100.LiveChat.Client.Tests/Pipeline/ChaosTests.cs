using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Comm100.LiveChat.Client.Tests.Errors;
using Polly;
using Polly.Simmy;
using Polly.Simmy.Outcomes;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

public sealed class ChaosTests : StrategyTest
{
    [Theory]
    [InlineData("Bans.get", 4)]
    [InlineData("Bans.update", 4)]
    [InlineData("Bans.delete", 4)]
    [InlineData("Bans.create", 1)]
    [InlineData("custom", 4)]
    public async Task An_injected_503_is_retried_and_thrown_like_a_503_of_the_service(string operation, int expectedAttempts)
    {
        int injections = 0;
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosOutcome(1.0, () =>
        {
            injections++;
            return Response(503, """{"code":503001,"message":"made up"}""");
        }));

        LiveChatServerException failure = await Failure.OfAsync<LiveChatServerException>(() => WithoutWaitingAsync(CallAnyAsync(client, operation)));

        failure.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        failure.ServiceMessage.Should().Be("made up");
        failure.Attempts.Should().Be(0, "no request was sent");
        failure.ShouldNotContainLibraryExceptions();
        injections.Should().Be(expectedAttempts);
        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task An_injected_503_with_Retry_After_is_retried_for_a_create_too()
    {
        int injections = 0;
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosOutcome(1.0, () =>
        {
            injections++;
            HttpResponseMessage response = Response(503, "");
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(1));
            return response;
        }));

        await Failure.OfAsync<LiveChatServerException>(() => WithoutWaitingAsync(CallAsync(client, "Bans.create")));

        injections.Should().Be(4);
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task An_injected_404_throws_LiveChatNotFoundException_for_every_kind_of_operation(string operation)
    {
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosOutcome(1.0, () => new HttpResponseMessage(HttpStatusCode.NotFound)));

        (await Failure.OfAsync<LiveChatNotFoundException>(() => CallAnyAsync(client, operation))).ShouldNotContainLibraryExceptions();
    }

    [Fact]
    public async Task An_injected_429_delays_all_calls_of_the_client()
    {
        int attempts = 0;
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosOutcome(new ChaosOutcomeStrategyOptions<HttpResponseMessage>
        {
            InjectionRate = 1,
            EnabledGenerator = _ => ValueTask.FromResult(attempts++ == 0),
            OutcomeGenerator = _ =>
            {
                HttpResponseMessage response = Response(429, "");
                response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(7));
                return ValueTask.FromResult<Outcome<HttpResponseMessage>?>(Outcome.FromResult(response));
            },
        }));
        Task<IReadOnlyList<Ban>> first = client.Bans.ListAsync();
        await UntilWaitingAsync();
        Task<IReadOnlyList<Ban>> second = client.Bans.ListAsync();
        await UntilWaitingAsync(2);
        Fake.Requests.Should().BeEmpty();

        Clock.Advance(TimeSpan.FromSeconds(7));

        (await first.OrFail()).Should().NotBeNull();
        (await second.OrFail()).Should().NotBeNull();
    }

    [Fact]
    public async Task The_body_of_an_injected_success_is_the_result()
    {
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosOutcome(1.0, () => Response(200, """{"id":5,"comment":"made up"}""")));

        Ban ban = await client.Bans.GetAsync(5);

        ban.Comment.Should().Be("made up");
        (await client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans/5"))).GetProperty("id").GetInt32().Should().Be(5);
        await client.Bans.DeleteAsync(5);
        Fake.Requests.Should().BeEmpty();
    }

    [Theory]
    [InlineData(204, "")]
    [InlineData(200, "")]
    [InlineData(200, "<html></html>")]
    [InlineData(200, "null")]
    [InlineData(200, """{"id":5""")]
    public async Task An_injected_success_without_a_valid_result_throws_LiveChatSerializationException(int status, string body)
    {
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosOutcome(1.0, () => Response(status, body)));

        (await Failure.OfAsync<LiveChatSerializationException>(() => client.Bans.GetAsync(5))).ShouldNotContainLibraryExceptions();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    public async Task A_connection_that_breaks_in_the_body_of_an_injected_response_is_reported_and_the_response_disposed(int status)
    {
        using var content = new BrokenContent();
        LiveChatClient client = CreateClientWith(
            builder => builder.AddChaosOutcome(1.0, () => new HttpResponseMessage((HttpStatusCode)status) { Content = content }),
            options => options.Retries.MaxAttempts = 1);

        Exception failure = (await Record.ExceptionAsync(() => client.Bans.GetAsync(5)))!;

        failure.Should().BeOfType(status == 200 ? typeof(LiveChatConnectionException) : typeof(LiveChatNotFoundException));
        failure.Message.Should().Contain(status == 200 ? "received only part of the response" : "404");
        failure.ShouldNotContainLibraryExceptions();
        content.IsDisposed.Should().BeTrue();
    }

    [Fact]
    public async Task The_body_of_an_injected_success_is_not_read_for_a_deletion()
    {
        using var content = new BrokenContent();
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosOutcome(1.0, () => new HttpResponseMessage(HttpStatusCode.OK) { Content = content }));

        await client.Bans.DeleteAsync(5);

        content.IsDisposed.Should().BeTrue();
    }

    [Fact]
    public async Task An_injected_500_for_the_first_attempt_is_followed_by_a_real_request()
    {
        int attempts = 0;
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosOutcome(new ChaosOutcomeStrategyOptions<HttpResponseMessage>
        {
            InjectionRate = 1,
            EnabledGenerator = _ => ValueTask.FromResult(attempts++ == 0),
            OutcomeGenerator = _ => ValueTask.FromResult<Outcome<HttpResponseMessage>?>(Outcome.FromResult(Response(500, ""))),
        }));

        (await WithoutWaitingAsync(client.Bans.ListAsync())).Should().NotBeNull();

        Fake.Requests.Should().ContainSingle();
        attempts.Should().Be(2);
    }

    [Theory]
    [InlineData("Bans.get", 4)]
    [InlineData("Bans.delete", 4)]
    [InlineData("Bans.create", 1)]
    [InlineData("custom", 4)]
    public async Task An_injected_connection_failure_is_retried_and_thrown_like_a_real_one(string operation, int expectedAttempts)
    {
        int injections = 0;
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosFault(1.0, () =>
        {
            injections++;
            return new HttpRequestException("made up");
        }));

        LiveChatConnectionException failure = await Failure.OfAsync<LiveChatConnectionException>(() => WithoutWaitingAsync(CallAnyAsync(client, operation)));

        failure.Message.Should().Contain("received no response");
        failure.ShouldNotContainLibraryExceptions();
        injections.Should().Be(expectedAttempts);
        Fake.Requests.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task An_injected_exception_of_another_type_is_thrown_unchanged(string operation)
    {
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosFault(1.0, () => new NotSupportedException("made up")));

        (await Failure.OfAsync<NotSupportedException>(() => CallAnyAsync(client, operation))).Message.Should().Be("made up");
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task A_timeout_strategy_throws_LiveChatTimeoutException_with_its_timeout(string operation)
    {
        TimeSpan timeout = TimeSpan.FromSeconds(2);
        LiveChatClient client = CreateClientWith(
            builder => builder.AddTimeout(timeout).AddChaosLatency(1.0, TimeSpan.FromSeconds(5)),
            options => options.Retries.MaxAttempts = 1);

        LiveChatTimeoutException failure = await Failure.OfAsync<LiveChatTimeoutException>(() => WithoutWaitingAsync(CallAnyAsync(client, operation)));

        failure.Timeout.Should().Be(timeout);
        failure.Message.Should().Contain("within the 2 s that a resilience strategy of the application allows");
        failure.ShouldNotContainLibraryExceptions();
    }

    [Fact]
    public async Task Injected_latency_only_delays_the_attempt()
    {
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosLatency(1.0, TimeSpan.FromSeconds(5)));
        Task<IReadOnlyList<Ban>> call = client.Bans.ListAsync();
        await UntilWaitingAsync();
        call.IsCompleted.Should().BeFalse();

        Clock.Advance(TimeSpan.FromSeconds(5));

        (await call.OrFail()).Should().NotBeNull();
    }

    [Fact]
    public async Task A_call_canceled_in_a_strategy_throws_with_the_token_of_the_caller()
    {
        using var source = new CancellationTokenSource();
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosLatency(1.0, TimeSpan.FromSeconds(5)));
        Task call = client.Bans.DeleteAsync(1, source.Token);
        await UntilWaitingAsync();
        await source.CancelAsync();

        (await Failure.OfAsync<OperationCanceledException>(() => call)).CancellationToken.Should().Be(source.Token);
    }

    [Fact]
    public async Task A_strategy_that_returns_neither_a_response_nor_an_exception_is_reported()
    {
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosOutcome(new ChaosOutcomeStrategyOptions<HttpResponseMessage>
        {
            InjectionRate = 1,
            OutcomeGenerator = _ => ValueTask.FromResult<Outcome<HttpResponseMessage>?>(default(Outcome<HttpResponseMessage>)),
        }));

        (await Failure.OfAsync<InvalidOperationException>(() => client.Bans.ListAsync())).Message.Should().Contain("neither a response nor an exception");
    }

    private static HttpResponseMessage Response(int status, string body) => new((HttpStatusCode)status)
    {
        Content = new StringContent(body, Encoding.UTF8, "application/json"),
    };

    /// <summary>A body whose connection breaks when it is read.</summary>
    private sealed class BrokenContent : HttpContent
    {
        public bool IsDisposed { get; private set; }

        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) => throw new IOException("made up");

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }
}
