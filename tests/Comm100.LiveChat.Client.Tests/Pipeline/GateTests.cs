namespace Comm100.LiveChat.Client.Tests.Pipeline;

public sealed class GateTests : ResilienceTest
{
    private static readonly KeyValuePair<string, string>[] s_retryAfterTenSeconds = [KeyValuePair.Create("Retry-After", "10")];

    [Fact]
    public async Task After_a_429_all_calls_of_the_client_wait_until_the_delay_ends()
    {
        Fake.Faults.On("Bans.get").Respond(429, body: null, headers: s_retryAfterTenSeconds).Times(1);
        LiveChatClient client = CreateResilientClient();
        Task throttled = client.Bans.GetAsync(1);
        await UntilWaitingAsync();

        Task[] others = [client.Departments.ListAsync(), CallAsync(client, "Bans.create"), client.Webhooks.ListAsync()];
        await UntilWaitingAsync(4);
        Clock.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromMilliseconds(1));
        Fake.Requests.Should().HaveCount(1);
        Clock.Advance(TimeSpan.FromMilliseconds(1));

        await Task.WhenAll([throttled, .. others]).OrFail();
        Fake.Requests.Should().HaveCount(5);
    }

    [Fact]
    public async Task After_the_delay_one_call_is_sent_and_the_others_wait_for_its_response()
    {
        Fake.Faults.On("Bans.get").Respond(429, body: null, headers: s_retryAfterTenSeconds).Times(2);
        LiveChatClient client = CreateResilientClient();
        Task[] calls = [client.Bans.GetAsync(1)];
        await UntilWaitingAsync();
        calls = [.. calls, .. Enumerable.Range(0, 50).Select(_ => client.Bans.GetAsync(1))];
        await UntilWaitingAsync(51);

        // The first of the 51 calls receives a 429 too. The other 50 are not sent.
        Clock.Advance(TimeSpan.FromSeconds(10));
        await UntilWaitingAsync(51);
        Fake.Requests.Should().HaveCount(2);

        Clock.Advance(TimeSpan.FromSeconds(10));
        await Task.WhenAll(calls).OrFail();
        Fake.Requests.Should().HaveCount(53);
    }

    [Fact]
    public async Task Canceling_the_probe_opens_the_gate_for_other_calls()
    {
        LiveChatClient client = CreateResilientClient(options => options.Retries.MaxAttempts = 1);
        using var source = new CancellationTokenSource();
        Task probe = await StartHangingProbeAsync(client, source.Token).OrFail();
        Task other = client.Webhooks.ListAsync();

        other.IsCompleted.Should().BeFalse();
        Fake.Requests.Should().HaveCount(2);
        await source.CancelAsync();

        await FluentActions.Awaiting(() => probe.OrFail()).Should().ThrowAsync<OperationCanceledException>();
        await other.OrFail();
    }

    [Fact]
    public async Task Calls_after_a_canceled_probe_do_not_wait_for_each_other()
    {
        LiveChatClient client = CreateResilientClient(options => options.Retries.MaxAttempts = 1);
        using var probeSource = new CancellationTokenSource();
        Task probe = await StartHangingProbeAsync(client, probeSource.Token).OrFail();
        await probeSource.CancelAsync();
        await FluentActions.Awaiting(() => probe.OrFail()).Should().ThrowAsync<OperationCanceledException>();

        Fake.Faults.On("Departments.list").Hang().Times(1);
        using var source = new CancellationTokenSource();
        Task hanging = client.Departments.ListAsync(source.Token);
        await Safety.UntilAsync(() => Fake.Requests.Count == 3);

        await client.Webhooks.ListAsync().OrFail();

        await source.CancelAsync();
        await FluentActions.Awaiting(() => hanging.OrFail()).Should().ThrowAsync<OperationCanceledException>();
    }

    [Fact]
    public async Task Other_calls_are_sent_when_the_headers_of_the_probe_are_received()
    {
        var sendBody = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async exchange =>
        {
            switch (exchange.Number)
            {
                case 1:
                    await exchange.SendAsync(TooManyRequests(10));
                    break;
                case 2:
                    await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[");
                    // If the test fails, this wait ends when the server is disposed.
                    await Task.WhenAny(sendBody.Task, exchange.HangAsync());
                    await exchange.SendAsync("]");
                    break;
                default:
                    await exchange.SendJsonAsync("[]");
                    break;
            }
        });
        using LiveChatClient client = CreateClient(server);
        await FluentActions.Awaiting(() => client.Bans.ListAsync().OrFail()).Should().ThrowAsync<LiveChatRateLimitException>();
        Task probe = client.Bans.ListAsync();
        await UntilWaitingAsync();

        Clock.Advance(TimeSpan.FromSeconds(10));
        await Safety.UntilAsync(() => server.Requests.Count == 2);
        await client.Departments.ListAsync().OrFail();

        probe.IsCompleted.Should().BeFalse("its body is not complete");
        sendBody.SetResult();
        await probe.OrFail();
    }

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(3, 0.5 + 1 + 2)]
    public async Task Without_Retry_After_the_gate_is_closed_for_a_delay_that_doubles(int responses, double seconds)
    {
        Fake.Faults.On("Bans.get").Respond(429).Times(responses);
        LiveChatClient client = CreateResilientClient();
        long before = Clock.GetTimestamp();

        await WithoutWaitingAsync(client.Bans.GetAsync(1)).OrFail();

        Clock.GetElapsedTime(before).Should().Be(TimeSpan.FromSeconds(seconds));
    }

    [Fact]
    public async Task A_call_with_a_timeout_shorter_than_the_delay_throws_immediately_with_RetryAfter()
    {
        Fake.Faults.On("Bans.get").Respond(429, body: null, headers: [KeyValuePair.Create("Retry-After", "40")]).Times(1);
        LiveChatClient client = CreateResilientClient(options => options.Timeout = TimeSpan.FromSeconds(30));
        (await FluentActions.Awaiting(() => client.Bans.GetAsync(1)).Should().ThrowExactlyAsync<LiveChatRateLimitException>()).Which.Attempts.Should().Be(1);

        LiveChatThrottledException exception = (await FluentActions.Awaiting(() => client.Webhooks.ListAsync()).Should().ThrowExactlyAsync<LiveChatThrottledException>()).Which;

        exception.RetryAfter.Should().Be(TimeSpan.FromSeconds(40));
        exception.Attempts.Should().Be(0);
        exception.OperationId.Should().Be("Webhooks.list");
        Fake.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_call_that_waits_for_the_gate_can_be_canceled()
    {
        Fake.Faults.On("Bans.get").Respond(429, body: null, headers: s_retryAfterTenSeconds).Times(1);
        LiveChatClient client = CreateResilientClient(options => options.Retries.MaxAttempts = 1);
        await FluentActions.Awaiting(() => client.Bans.GetAsync(1)).Should().ThrowAsync<LiveChatRateLimitException>();
        using var source = new CancellationTokenSource();
        Task waiting = client.Webhooks.ListAsync(source.Token);
        await UntilWaitingAsync();

        await source.CancelAsync();

        (await FluentActions.Awaiting(() => waiting.OrFail()).Should().ThrowExactlyAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);
        Fake.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_longer_delay_received_while_the_probe_is_in_progress_applies()
    {
        using var source = new CancellationTokenSource();
        var release = new TaskCompletionSource();
        await using var server = new RawServer(async exchange =>
        {
            if (exchange.Request.Contains("/webhooks", StringComparison.Ordinal))
            {
                await release.Task;
                await exchange.SendAsync(TooManyRequests(30));
            }
            else if (exchange.Request.Contains("/bans", StringComparison.Ordinal))
            {
                await exchange.SendAsync(TooManyRequests(10));
            }
            else if (exchange.Request.Contains("/departments", StringComparison.Ordinal))
            {
                await exchange.WaitForEndAsync();
            }
            else
            {
                await exchange.SendJsonAsync("[]");
            }
        });
        using LiveChatClient client = CreateClient(server);

        // This call is sent before the gate closes, and receives its 429 while the probe is in progress.
        Task early = client.Webhooks.ListAsync();
        await Safety.UntilAsync(() => server.Requests.Count == 1);
        await FluentActions.Awaiting(() => client.Bans.ListAsync().OrFail()).Should().ThrowAsync<LiveChatRateLimitException>();
        Task probe = client.Departments.ListAsync(source.Token);
        await UntilWaitingAsync();
        Clock.Advance(TimeSpan.FromSeconds(10));
        await Safety.UntilAsync(() => server.Requests.Count == 3);

        release.SetResult();
        await FluentActions.Awaiting(() => early.OrFail()).Should().ThrowAsync<LiveChatRateLimitException>();
        await source.CancelAsync();
        await FluentActions.Awaiting(() => probe.OrFail()).Should().ThrowAsync<OperationCanceledException>();

        Task next = client.Campaigns.ListAsync();
        await UntilWaitingAsync();
        Clock.Advance(TimeSpan.FromSeconds(29));
        next.IsCompleted.Should().BeFalse();
        Clock.Advance(TimeSpan.FromSeconds(1));
        await next.OrFail();
    }

    [Fact]
    public async Task A_429_closes_the_gate_before_its_body_is_received()
    {
        await using var server = new RawServer(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 10\r\nContent-Length: 100\r\n\r\n");
            await exchange.WaitForEndAsync();
        });
        LiveChatClientOptions options = server.CreateOptions();
        options.TimeProvider = Clock;
        options.Timeout = TimeSpan.FromSeconds(5);
        using var client = new LiveChatClient(options);
        Task throttled = client.Bans.ListAsync();

        // When the gate is closed, a call throws immediately, since its timeout is shorter than the delay. Until then, calls are sent and receive no complete body either.
        await Safety.UntilAsync(() => client.Webhooks.ListAsync() is { IsFaulted: true, Exception.InnerException: LiveChatThrottledException });

        Clock.Advance(TimeSpan.FromSeconds(5));
        await FluentActions.Awaiting(() => throttled.OrFail()).Should().ThrowAsync<LiveChatException>();
    }

    [Fact]
    public async Task The_gate_of_a_client_does_not_delay_other_clients()
    {
        Fake.Faults.On("Bans.get").Respond(429, body: null, headers: s_retryAfterTenSeconds).Times(1);
        LiveChatClient client = CreateResilientClient();
        LiveChatClient other = CreateResilientClient();
        Task throttled = client.Bans.GetAsync(1);
        await UntilWaitingAsync();

        await other.Webhooks.ListAsync().OrFail();

        throttled.IsCompleted.Should().BeFalse();
        await WithoutWaitingAsync(throttled).OrFail();
    }

    [Fact]
    public async Task A_429_does_not_delay_other_calls_if_MaxRetryAfter_is_zero()
    {
        Fake.Faults.On("Bans.get").Respond(429, body: null, headers: s_retryAfterTenSeconds).Times(1);
        LiveChatClient client = CreateResilientClient(options =>
        {
            options.Retries.MaxAttempts = 1;
            options.Retries.MaxRetryAfter = TimeSpan.Zero;
        });
        await FluentActions.Awaiting(() => client.Bans.GetAsync(1)).Should().ThrowAsync<LiveChatRateLimitException>();

        await client.Webhooks.ListAsync().OrFail();
    }

    [Fact]
    public async Task After_a_successful_probe_the_waiting_calls_are_sent_concurrently()
    {
        int otherRequests = 0;
        var othersReceived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async exchange =>
        {
            if (exchange.Number == 1)
            {
                await exchange.SendAsync(TooManyRequests(10));
                return;
            }

            if (exchange.Number > 2)
            {
                if (Interlocked.Increment(ref otherRequests) == 2)
                {
                    othersReceived.SetResult();
                }

                // If the test fails, this wait ends when the server is disposed.
                await Task.WhenAny(othersReceived.Task, exchange.HangAsync());
            }

            await exchange.SendJsonAsync("[]");
        });
        using LiveChatClient client = CreateClient(server);
        await FluentActions.Awaiting(() => client.Bans.ListAsync().OrFail()).Should().ThrowAsync<LiveChatRateLimitException>();
        Task[] calls = [.. Enumerable.Range(0, 3).Select(_ => client.Bans.ListAsync())];
        await UntilWaitingAsync(3);

        Clock.Advance(TimeSpan.FromSeconds(10));

        await Task.WhenAll(calls).OrFail();
    }

    [Fact]
    public async Task A_call_is_retried_after_a_429_if_the_client_is_older_than_the_timeout()
    {
        Fake.Faults.On("Bans.get").Respond(429, body: null, headers: s_retryAfterTenSeconds).Times(1);
        LiveChatClient client = CreateResilientClient(options => options.Timeout = TimeSpan.FromSeconds(20));
        Clock.Advance(TimeSpan.FromHours(1));

        Task call = client.Bans.GetAsync(1);
        await UntilWaitingAsync(2);
        Clock.Advance(TimeSpan.FromSeconds(10));
        await call.OrFail();
    }

    /// <summary>Closes the gate, and starts a probe that hangs until it is canceled.</summary>
    private async Task<Task> StartHangingProbeAsync(LiveChatClient client, CancellationToken cancellationToken)
    {
        Fake.Faults.On("Bans.get").Respond(429, body: null, headers: s_retryAfterTenSeconds).Times(1);
        Fake.Faults.On("Departments.list").Hang().Times(1);
        await FluentActions.Awaiting(() => client.Bans.GetAsync(1)).Should().ThrowAsync<LiveChatRateLimitException>();
        Task probe = client.Departments.ListAsync(cancellationToken);
        await UntilWaitingAsync();
        Clock.Advance(TimeSpan.FromSeconds(10));
        await Safety.UntilAsync(() => Fake.Requests.Count == 2);
        return probe;
    }

    private static string TooManyRequests(int seconds) =>
        FormattableString.Invariant($"HTTP/1.1 429 Too Many Requests\r\nRetry-After: {seconds}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");

    private LiveChatClient CreateClient(RawServer server)
    {
        LiveChatClientOptions options = server.CreateOptions();
        (options.TimeProvider, options.Timeout, options.AttemptTimeout) = (Clock, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        return new LiveChatClient(options);
    }
}
