using Comm100.LiveChat.Client.Tests.Diagnostics;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

public sealed class CancellationTests : ClientTest
{
    private static readonly Dictionary<string, Func<LiveChatClient, CancellationToken, Task>> s_calls = new(StringComparer.Ordinal)
    {
        ["list"] = (client, token) => client.Bans.ListAsync(token),
        ["get"] = (client, token) => client.Bans.GetAsync(7, token),
        ["create"] = (client, token) => client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" }, token),
        ["update"] = (client, token) => client.Bans.UpdateAsync(7, new Ban { Comment = "spam" }, token),
        ["delete"] = (client, token) => client.Bans.DeleteAsync(7, token),
        ["page"] = (client, token) => client.Chats.GetPageAsync(new ChatQuery(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddDays(1)), token),
        ["custom"] = (client, token) => client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans"), token),
    };

    public static TheoryData<string, CallStage> Stalled
    {
        get
        {
            var data = new TheoryData<string, CallStage>();
            foreach (string call in s_calls.Keys)
            {
                data.Add(call, CallStage.Credential);
                data.Add(call, CallStage.Headers);
                data.Add(call, CallStage.ErrorBody);
                if (call != "delete")
                {
                    data.Add(call, CallStage.Body);
                }
            }

            return data;
        }
    }

    public static TheoryData<string> Calls => [.. s_calls.Keys];

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_call_with_a_canceled_token_sends_nothing_measures_nothing_and_throws_with_that_token(string call)
    {
        using var telemetry = new TelemetryListener(Fake.BaseAddress.Port);
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        (await FluentActions.Awaiting(() => s_calls[call](Client, source.Token)).Should().ThrowExactlyAsync<OperationCanceledException>())
            .Which.CancellationToken.Should().Be(source.Token);
        Fake.Requests.Should().BeEmpty();
        telemetry.All.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Stalled))]
    public async Task A_call_canceled_while_it_waits_throws_with_the_token_of_the_caller(string call, CallStage stage)
    {
        using var source = new CancellationTokenSource();
        await using StalledCall stalled = await StalledCall.StartAsync(stage, s_calls[call], source.Token);

        stalled.Call.IsCompleted.Should().BeFalse();
        await source.CancelAsync();

        OperationCanceledException exception = (await FluentActions.Awaiting(() => stalled.Call.OrFail()).Should().ThrowExactlyAsync<OperationCanceledException>()).Which;
        exception.CancellationToken.Should().Be(source.Token);
        exception.Message.Should().EndWith("was canceled by its caller.");
    }

    [Theory]
    [InlineData(CallStage.Credential)]
    [InlineData(CallStage.Headers)]
    [InlineData(CallStage.Body)]
    [InlineData(CallStage.ErrorBody)]
    public async Task A_call_without_a_timeout_can_be_canceled(CallStage stage)
    {
        using var source = new CancellationTokenSource();
        await using StalledCall stalled = await StalledCall.StartAsync(stage, s_calls["list"], source.Token, Timeout.InfiniteTimeSpan);

        stalled.Clock.Advance(TimeSpan.FromDays(1000));
        stalled.Call.IsCompleted.Should().BeFalse();
        await source.CancelAsync();

        (await FluentActions.Awaiting(() => stalled.Call.OrFail()).Should().ThrowExactlyAsync<OperationCanceledException>())
            .Which.CancellationToken.Should().Be(source.Token);
    }

    [Fact]
    public async Task A_credential_delegate_that_ignores_its_token_does_not_delay_the_cancellation()
    {
        var called = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var pending = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        LiveChatClient client = CreateClient(options => options.Credential = LiveChatCredential.BearerToken(_ =>
        {
            called.TrySetResult();
            return new ValueTask<string>(pending.Task);
        }));
        using var source = new CancellationTokenSource();

        Task call = client.Bans.ListAsync(source.Token);
        await called.Task.OrFail();
        await source.CancelAsync();

        (await FluentActions.Awaiting(() => call.OrFail()).Should().ThrowExactlyAsync<OperationCanceledException>())
            .Which.CancellationToken.Should().Be(source.Token);
    }

    [Fact]
    public async Task The_token_of_the_credential_delegate_is_canceled_when_the_caller_cancels()
    {
        using var source = new CancellationTokenSource();
        var wasCanceled = new TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously);
        LiveChatClient client = CreateClient(options => options.Credential = LiveChatCredential.BearerToken(async token =>
        {
            await source.CancelAsync();
            wasCanceled.TrySetResult(token.IsCancellationRequested);
            token.ThrowIfCancellationRequested();
            return Fake.AccessToken;
        }));

        (await FluentActions.Awaiting(() => client.Bans.ListAsync(source.Token)).Should().ThrowExactlyAsync<OperationCanceledException>())
            .Which.CancellationToken.Should().Be(source.Token);
        (await wasCanceled.Task.OrFail()).Should().BeTrue();
        Fake.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_client_can_be_used_after_a_canceled_call()
    {
        using var source = new CancellationTokenSource();
        await source.CancelAsync();
        await FluentActions.Awaiting(() => Client.Bans.ListAsync(source.Token)).Should().ThrowExactlyAsync<OperationCanceledException>();

        await FluentActions.Awaiting(() => Client.Bans.ListAsync()).Should().NotThrowAsync();
    }
}
