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
    public async Task A_made_up_503_is_retried_and_thrown_like_one_of_the_service(string operation, int times)
    {
        int made = 0;
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosOutcome(1.0, () =>
        {
            made++;
            return Response(503, """{"code":503001,"message":"made up"}""");
        }));

        LiveChatServerException failure = await Failure.OfAsync<LiveChatServerException>(() => WithoutWaitingAsync(CallAnyAsync(client, operation)));

        failure.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        failure.ServiceMessage.Should().Be("made up");
        failure.Attempts.Should().Be(0, "no request was sent");
        failure.ShouldBeOfTheClientAlone();
        made.Should().Be(times);
        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_made_up_503_with_Retry_After_is_retried_for_a_create_too()
    {
        int made = 0;
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosOutcome(1.0, () =>
        {
            made++;
            HttpResponseMessage response = Response(503, "");
            response.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(1));
            return response;
        }));

        await Failure.OfAsync<LiveChatServerException>(() => WithoutWaitingAsync(CallAsync(client, "Bans.create")));

        made.Should().Be(4);
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task A_made_up_response_of_any_error_status_becomes_the_exception_of_that_status(string operation)
    {
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosOutcome(1.0, () => new HttpResponseMessage(HttpStatusCode.NotFound)));

        (await Failure.OfAsync<LiveChatNotFoundException>(() => CallAnyAsync(client, operation))).ShouldBeOfTheClientAlone();
    }

    [Fact]
    public async Task A_429_made_by_a_handler_delays_the_entire_client()
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
    public async Task The_body_of_a_made_up_success_is_the_result()
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
    public async Task A_made_up_success_without_a_result_is_an_unreadable_response(int status, string body)
    {
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosOutcome(1.0, () => Response(status, body)));

        (await Failure.OfAsync<LiveChatSerializationException>(() => client.Bans.GetAsync(5))).ShouldBeOfTheClientAlone();
    }

    [Fact]
    public async Task A_made_up_response_in_place_of_the_first_attempt_is_followed_by_a_real_one()
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
    public async Task A_made_up_loss_of_the_connection_is_retried_and_thrown_like_a_real_one(string operation, int times)
    {
        int made = 0;
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosFault(1.0, () =>
        {
            made++;
            return new HttpRequestException("made up");
        }));

        (await Failure.OfAsync<LiveChatConnectionException>(() => WithoutWaitingAsync(CallAnyAsync(client, operation)))).ShouldBeOfTheClientAlone();

        made.Should().Be(times);
        Fake.Requests.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task An_exception_of_the_applications_own_comes_as_it_is(string operation)
    {
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosFault(1.0, () => new NotSupportedException("made up")));

        (await Failure.OfAsync<NotSupportedException>(() => CallAnyAsync(client, operation))).Message.Should().Be("made up");
    }

    [Theory]
    [MemberData(nameof(AllKinds))]
    public async Task A_time_limit_that_the_application_adds_ends_in_the_timeout_exception_with_that_limit(string operation)
    {
        TimeSpan limit = TimeSpan.FromSeconds(2);
        LiveChatClient client = CreateClientWith(
            builder => builder.AddTimeout(limit).AddChaosLatency(1.0, TimeSpan.FromSeconds(5)),
            options => options.Retries.MaxAttempts = 1);

        LiveChatTimeoutException failure = await Failure.OfAsync<LiveChatTimeoutException>(() => WithoutWaitingAsync(CallAnyAsync(client, operation)));

        failure.Timeout.Should().Be(limit);
        failure.Message.Should().Contain("within the 2 s that a resilience strategy of the application allows");
        failure.ShouldBeOfTheClientAlone();
    }

    [Fact]
    public async Task Latency_delays_an_attempt_and_changes_nothing_else()
    {
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosLatency(1.0, TimeSpan.FromSeconds(5)));
        Task<IReadOnlyList<Ban>> call = client.Bans.ListAsync();
        await UntilWaitingAsync();
        call.IsCompleted.Should().BeFalse();

        Clock.Advance(TimeSpan.FromSeconds(5));

        (await call.OrFail()).Should().NotBeNull();
    }

    [Fact]
    public async Task A_call_that_is_canceled_in_a_strategy_ends_with_the_token_of_the_caller()
    {
        using var source = new CancellationTokenSource();
        LiveChatClient client = CreateClientWith(builder => builder.AddChaosLatency(1.0, TimeSpan.FromSeconds(5)));
        Task call = client.Bans.DeleteAsync(1, source.Token);
        await UntilWaitingAsync();
        await source.CancelAsync();

        (await Failure.OfAsync<OperationCanceledException>(() => call)).CancellationToken.Should().Be(source.Token);
    }

    [Fact]
    public async Task A_strategy_that_returns_neither_response_nor_exception_is_reported()
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
}
