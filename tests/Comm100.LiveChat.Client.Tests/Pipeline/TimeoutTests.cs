using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

public sealed class TimeoutTests : ClientTest
{
    private static readonly TimeSpan s_limit = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(CallStage.Credential, 0)]
    [InlineData(CallStage.Headers, 1)]
    [InlineData(CallStage.Body, 1)]
    public async Task A_call_that_takes_too_long_is_a_timeout(CallStage stage, int attempts)
    {
        await using StalledCall stalled = await StalledCall.StartAsync(stage, (client, token) => client.Bans.GetAsync(7, token), CancellationToken.None, s_limit);

        stalled.Clock.Advance(s_limit);

        LiveChatTimeoutException exception = (await FluentActions.Awaiting(() => stalled.Call.OrFail()).Should().ThrowExactlyAsync<LiveChatTimeoutException>()).Which;
        exception.Timeout.Should().Be(s_limit);
        exception.Elapsed.Should().Be(s_limit);
        exception.OperationId.Should().Be("Bans.get");
        exception.Method.Should().Be("GET");
        exception.RouteTemplate.Should().Be("/bans/{id}");
        exception.Attempts.Should().Be(attempts);
        exception.InnerException.Should().BeAssignableTo<OperationCanceledException>();
        exception.Message.Should().Contain("30 s").And.Contain("LiveChatClientOptions.Timeout");
    }

    [Theory]
    [InlineData(CallStage.Credential)]
    [InlineData(CallStage.Headers)]
    [InlineData(CallStage.Body)]
    public async Task A_timeout_is_not_reported_as_a_cancellation(CallStage stage)
    {
        using var source = new CancellationTokenSource();
        await using StalledCall stalled = await StalledCall.StartAsync(stage, (client, token) => client.Bans.ListAsync(token), source.Token, s_limit);

        stalled.Clock.Advance(s_limit);

        await FluentActions.Awaiting(() => stalled.Call.OrFail()).Should().ThrowExactlyAsync<LiveChatTimeoutException>();
    }

    [Fact]
    public async Task In_the_body_of_an_error_the_status_that_is_known_wins()
    {
        await using StalledCall stalled = await StalledCall.StartAsync(CallStage.ErrorBody, (client, token) => client.Bans.GetAsync(7, token), CancellationToken.None, s_limit);

        stalled.Clock.Advance(s_limit);

        LiveChatConflictException exception = (await FluentActions.Awaiting(() => stalled.Call.OrFail()).Should().ThrowExactlyAsync<LiveChatConflictException>()).Which;
        exception.StatusCode.Should().Be((HttpStatusCode)StalledCall.ErrorStatus);
        exception.Elapsed.Should().Be(s_limit);
        exception.OperationId.Should().Be("Bans.get");
        exception.ContentType.Should().Be("application/json");
    }

    [Fact]
    public async Task The_limit_is_not_reached_before_its_time()
    {
        await using StalledCall stalled = await StalledCall.StartAsync(CallStage.Headers, (client, token) => client.Bans.ListAsync(token), CancellationToken.None, s_limit);

        stalled.Clock.Advance(s_limit - TimeSpan.FromMilliseconds(1));
        stalled.Call.IsCompleted.Should().BeFalse();
        stalled.Clock.Advance(TimeSpan.FromMilliseconds(1));

        (await FluentActions.Awaiting(() => stalled.Call.OrFail()).Should().ThrowExactlyAsync<LiveChatTimeoutException>())
            .Which.Elapsed.Should().Be(s_limit);
    }

    [Fact]
    public async Task The_limit_of_an_attempt_is_30_seconds_by_default()
    {
        await using StalledCall stalled = await StalledCall.StartAsync(CallStage.Headers, (client, token) => client.Bans.ListAsync(token), CancellationToken.None);

        stalled.Clock.Advance(TimeSpan.FromSeconds(30));

        (await FluentActions.Awaiting(() => stalled.Call.OrFail()).Should().ThrowExactlyAsync<LiveChatTimeoutException>())
            .Which.Timeout.Should().Be(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_delegate_of_the_credential_that_ignores_its_token_does_not_hold_up_the_timeout()
    {
        var clock = new FakeTimeProvider();
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var never = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        LiveChatClient client = CreateClient(options =>
        {
            options.TimeProvider = clock;
            options.Timeout = s_limit;
            options.Credential = LiveChatCredential.BearerToken(_ =>
            {
                asked.TrySetResult();
                return new ValueTask<string>(never.Task);
            });
        });

        Task call = client.Bans.ListAsync();
        await asked.Task.OrFail();
        clock.Advance(s_limit);

        await FluentActions.Awaiting(() => call.OrFail()).Should().ThrowExactlyAsync<LiveChatTimeoutException>();
    }

    [Fact]
    public async Task The_timeout_of_a_given_HttpClient_is_a_timeout_without_a_limit_of_ours()
    {
        await using RawServer server = RawServer.Silent();
        using var httpClient = new HttpClient { Timeout = TimeSpan.FromMilliseconds(100) };
        using var client = new LiveChatClient(server.CreateOptions(), httpClient);

        LiveChatTimeoutException exception = (await FluentActions.Awaiting(() => client.Bans.ListAsync().OrFail()).Should().ThrowExactlyAsync<LiveChatTimeoutException>()).Which;
        exception.Timeout.Should().BeNull();
        exception.OperationId.Should().Be("Bans.list");
        exception.Attempts.Should().Be(1);
        exception.Message.Should().Contain("HttpClient");
    }

    [Fact]
    public async Task Every_call_has_the_full_timeout()
    {
        var clock = new FakeTimeProvider();
        LiveChatClient client = CreateClient(options =>
        {
            options.TimeProvider = clock;
            options.Timeout = s_limit;
        });

        for (int i = 0; i < 3; i++)
        {
            await client.Bans.ListAsync();
            clock.Advance(s_limit);
        }

        Fake.Requests.Should().HaveCount(3);
    }
}
