using System.Net;
using Microsoft.Extensions.Time.Testing;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

public sealed class TimeoutTests : ClientTest
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(30);

    [Theory]
    [InlineData(CallStage.Credential, 0)]
    [InlineData(CallStage.Headers, 1)]
    [InlineData(CallStage.Body, 1)]
    public async Task A_call_that_exceeds_its_timeout_throws_LiveChatTimeoutException(CallStage stage, int attempts)
    {
        await using StalledCall stalled = await StalledCall.StartAsync(stage, (client, token) => client.Bans.GetAsync(7, token), CancellationToken.None, s_timeout);

        stalled.Clock.Advance(s_timeout);

        LiveChatTimeoutException exception = (await FluentActions.Awaiting(() => stalled.Call.OrFail()).Should().ThrowExactlyAsync<LiveChatTimeoutException>()).Which;
        exception.Timeout.Should().Be(s_timeout);
        exception.Elapsed.Should().Be(s_timeout);
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
        await using StalledCall stalled = await StalledCall.StartAsync(stage, (client, token) => client.Bans.ListAsync(token), source.Token, s_timeout);

        stalled.Clock.Advance(s_timeout);

        await FluentActions.Awaiting(() => stalled.Call.OrFail()).Should().ThrowExactlyAsync<LiveChatTimeoutException>();
    }

    [Fact]
    public async Task A_timeout_in_the_body_of_an_error_throws_the_exception_of_its_status()
    {
        await using StalledCall stalled = await StalledCall.StartAsync(CallStage.ErrorBody, (client, token) => client.Bans.GetAsync(7, token), CancellationToken.None, s_timeout);

        stalled.Clock.Advance(s_timeout);

        LiveChatConflictException exception = (await FluentActions.Awaiting(() => stalled.Call.OrFail()).Should().ThrowExactlyAsync<LiveChatConflictException>()).Which;
        exception.StatusCode.Should().Be((HttpStatusCode)StalledCall.ErrorStatus);
        exception.Elapsed.Should().Be(s_timeout);
        exception.OperationId.Should().Be("Bans.get");
        exception.ContentType.Should().Be("application/json");
    }

    [Fact]
    public async Task A_call_does_not_time_out_before_its_timeout_ends()
    {
        await using StalledCall stalled = await StalledCall.StartAsync(CallStage.Headers, (client, token) => client.Bans.ListAsync(token), CancellationToken.None, s_timeout);

        stalled.Clock.Advance(s_timeout - TimeSpan.FromMilliseconds(1));
        stalled.Call.IsCompleted.Should().BeFalse();
        stalled.Clock.Advance(TimeSpan.FromMilliseconds(1));

        (await FluentActions.Awaiting(() => stalled.Call.OrFail()).Should().ThrowExactlyAsync<LiveChatTimeoutException>())
            .Which.Elapsed.Should().Be(s_timeout);
    }

    [Fact]
    public async Task The_default_attempt_timeout_is_30_seconds()
    {
        await using StalledCall stalled = await StalledCall.StartAsync(CallStage.Headers, (client, token) => client.Bans.ListAsync(token), CancellationToken.None);

        stalled.Clock.Advance(TimeSpan.FromSeconds(30));

        (await FluentActions.Awaiting(() => stalled.Call.OrFail()).Should().ThrowExactlyAsync<LiveChatTimeoutException>())
            .Which.Timeout.Should().Be(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task A_credential_delegate_that_ignores_its_token_does_not_delay_the_timeout()
    {
        var clock = new FakeTimeProvider();
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var pending = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        LiveChatClient client = CreateClient(options =>
        {
            options.TimeProvider = clock;
            options.Timeout = s_timeout;
            options.Credential = LiveChatCredential.BearerToken(_ =>
            {
                called.TrySetResult();
                return new ValueTask<string>(pending.Task);
            });
        });

        Task call = client.Bans.ListAsync();
        await called.Task.OrFail();
        clock.Advance(s_timeout);

        await FluentActions.Awaiting(() => call.OrFail()).Should().ThrowExactlyAsync<LiveChatTimeoutException>();
    }

    [Fact]
    public async Task The_timeout_of_a_given_HttpClient_is_reported_without_a_timeout_of_the_client()
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
            options.Timeout = s_timeout;
        });

        for (int i = 0; i < 3; i++)
        {
            await client.Bans.ListAsync();
            clock.Advance(s_timeout);
        }

        Fake.Requests.Should().HaveCount(3);
    }
}
