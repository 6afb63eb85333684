namespace Comm100.LiveChat.Client.Tests.Pipeline;

public sealed class GateTests : ResilienceTest
{
    private static readonly KeyValuePair<string, string>[] s_tenSeconds = [KeyValuePair.Create("Retry-After", "10")];

    [Fact]
    public async Task After_a_429_no_call_of_the_client_is_sent_until_the_time_has_come()
    {
        Fake.Faults.On("Bans.get").Respond(429, body: null, headers: s_tenSeconds).Times(1);
        LiveChatClient client = CreateResilientClient();
        Task refused = client.Bans.GetAsync(1);
        await UntilWaitingAsync();

        Task[] others = [client.Departments.ListAsync(), CallAsync(client, "Bans.create"), client.Webhooks.ListAsync()];
        await UntilWaitingAsync(4);
        Clock.Advance(TimeSpan.FromSeconds(10) - TimeSpan.FromMilliseconds(1));
        Fake.Requests.Should().HaveCount(1);
        Clock.Advance(TimeSpan.FromMilliseconds(1));

        await Task.WhenAll([refused, .. others]).OrFail();
        Fake.Requests.Should().HaveCount(5);
    }

    [Fact]
    public async Task After_the_delay_one_call_is_sent_first_and_the_others_wait_for_its_response()
    {
        Fake.Faults.On("Bans.get").Respond(429, body: null, headers: s_tenSeconds).Times(2);
        LiveChatClient client = CreateResilientClient();
        Task[] calls = [client.Bans.GetAsync(1)];
        await UntilWaitingAsync();
        calls = [.. calls, .. Enumerable.Range(0, 50).Select(_ => client.Bans.GetAsync(1))];
        await UntilWaitingAsync(51);

        // The first of the 51 is refused as well: the other 50 were not sent.
        Clock.Advance(TimeSpan.FromSeconds(10));
        await UntilWaitingAsync(51);
        Fake.Requests.Should().HaveCount(2);

        Clock.Advance(TimeSpan.FromSeconds(10));
        await Task.WhenAll(calls).OrFail();
        Fake.Requests.Should().HaveCount(53);
    }

    [Fact]
    public async Task A_canceled_probing_call_opens_the_gate_for_the_others()
    {
        Fake.Faults.On("Bans.get").Respond(429, body: null, headers: s_tenSeconds).Times(1);
        Fake.Faults.On("Departments.list").Hang().Times(1);
        LiveChatClient client = CreateResilientClient(options => options.Retries.MaxAttempts = 1);
        await FluentActions.Awaiting(() => client.Bans.GetAsync(1)).Should().ThrowAsync<LiveChatRateLimitException>();
        using var source = new CancellationTokenSource();
        Task first = client.Departments.ListAsync(source.Token);
        await UntilWaitingAsync();
        Clock.Advance(TimeSpan.FromSeconds(10));
        await UntilAsync(() => Fake.Requests.Count == 2);
        Task other = client.Webhooks.ListAsync();

        other.IsCompleted.Should().BeFalse();
        Fake.Requests.Should().HaveCount(2);
        await source.CancelAsync();

        await FluentActions.Awaiting(() => first.OrFail()).Should().ThrowAsync<OperationCanceledException>();
        await other.OrFail();
    }

    [Fact]
    public async Task The_others_are_sent_when_the_headers_of_the_probing_call_are_received()
    {
        var bodyDue = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async exchange =>
        {
            switch (exchange.Number)
            {
                case 1:
                    await exchange.SendAsync("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 10\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                    break;
                case 2:
                    await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2\r\nConnection: close\r\n\r\n[");
                    // If the test fails, only the end of the server ends this wait.
                    await Task.WhenAny(bodyDue.Task, exchange.HangAsync());
                    await exchange.SendAsync("]");
                    break;
                default:
                    await exchange.SendJsonAsync("[]");
                    break;
            }
        });
        LiveChatClientOptions options = server.CreateOptions();
        (options.TimeProvider, options.Timeout, options.AttemptTimeout) = (Clock, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using var client = new LiveChatClient(options);
        await FluentActions.Awaiting(() => client.Bans.ListAsync().OrFail()).Should().ThrowAsync<LiveChatRateLimitException>();
        Task probing = client.Bans.ListAsync();
        await UntilWaitingAsync();

        Clock.Advance(TimeSpan.FromSeconds(10));
        await UntilAsync(() => server.Requests.Count == 2);
        await client.Departments.ListAsync().OrFail();

        probing.IsCompleted.Should().BeFalse("its body is not received yet");
        bodyDue.SetResult();
        await probing.OrFail();
    }

    [Fact]
    public async Task Without_a_time_from_the_service_the_gate_is_closed_for_the_first_wait_of_the_options()
    {
        Fake.Faults.On("Bans.get").Respond(429).Times(1);
        LiveChatClient client = CreateResilientClient();
        long before = Clock.GetTimestamp();

        await WithoutWaitingAsync(client.Bans.GetAsync(1)).OrFail();

        Clock.GetElapsedTime(before).Should().Be(TimeSpan.FromSeconds(0.5));
    }

    [Fact]
    public async Task A_call_with_a_shorter_timeout_fails_at_once_and_reports_when_to_retry()
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
    public async Task A_call_that_waits_is_ended_by_its_caller()
    {
        Fake.Faults.On("Bans.get").Respond(429, body: null, headers: s_tenSeconds).Times(1);
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
    public async Task A_longer_delay_requested_while_the_probing_call_runs_is_kept()
    {
        using var source = new CancellationTokenSource();
        var release = new TaskCompletionSource();
        await using var server = new RawServer(async exchange =>
        {
            if (exchange.Request.Contains("/webhooks", StringComparison.Ordinal))
            {
                await release.Task;
                await exchange.SendAsync("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 30\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
            }
            else if (exchange.Request.Contains("/bans", StringComparison.Ordinal))
            {
                await exchange.SendAsync("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 10\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
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
        LiveChatClientOptions options = server.CreateOptions();
        options.TimeProvider = Clock;
        options.Timeout = options.AttemptTimeout = Timeout.InfiniteTimeSpan;
        using var raw = new LiveChatClient(options);

        // Sent before the gate closes, and refused when the first call has gone.
        Task late = raw.Webhooks.ListAsync();
        await UntilAsync(() => server.Requests.Count == 1);
        await FluentActions.Awaiting(() => raw.Bans.ListAsync().OrFail()).Should().ThrowAsync<LiveChatRateLimitException>();
        Task first = raw.Departments.ListAsync(source.Token);
        await UntilWaitingAsync();
        Clock.Advance(TimeSpan.FromSeconds(10));
        await UntilAsync(() => server.Requests.Count == 3);

        release.SetResult();
        await FluentActions.Awaiting(() => late.OrFail()).Should().ThrowAsync<LiveChatRateLimitException>();
        await source.CancelAsync();
        await FluentActions.Awaiting(() => first.OrFail()).Should().ThrowAsync<OperationCanceledException>();

        Task next = raw.Campaigns.ListAsync();
        await UntilWaitingAsync();
        Clock.Advance(TimeSpan.FromSeconds(29));
        next.IsCompleted.Should().BeFalse();
        Clock.Advance(TimeSpan.FromSeconds(1));
        await next.OrFail();
    }

    [Fact]
    public async Task A_429_closes_the_gate_before_its_body_has_come()
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
        Task refused = client.Bans.ListAsync();

        // A call that would have to wait longer than it may last fails at once; until then, calls are sent and get no body either.
        await UntilAsync(() => client.Webhooks.ListAsync() is { IsFaulted: true, Exception.InnerException: LiveChatThrottledException });

        Clock.Advance(TimeSpan.FromSeconds(5));
        await FluentActions.Awaiting(() => refused.OrFail()).Should().ThrowAsync<LiveChatException>();
    }

    [Fact]
    public async Task The_gate_of_one_client_holds_back_no_other()
    {
        Fake.Faults.On("Bans.get").Respond(429, body: null, headers: s_tenSeconds).Times(1);
        LiveChatClient client = CreateResilientClient();
        LiveChatClient other = CreateResilientClient();
        Task refused = client.Bans.GetAsync(1);
        await UntilWaitingAsync();

        await other.Webhooks.ListAsync().OrFail();

        refused.IsCompleted.Should().BeFalse();
        await WithoutWaitingAsync(refused).OrFail();
    }

    [Fact]
    public async Task With_no_time_allowed_for_it_a_429_holds_up_no_call()
    {
        Fake.Faults.On("Bans.get").Respond(429, body: null, headers: s_tenSeconds).Times(1);
        LiveChatClient client = CreateResilientClient(options =>
        {
            options.Retries.MaxAttempts = 1;
            options.Retries.MaxRetryAfter = TimeSpan.Zero;
        });
        await FluentActions.Awaiting(() => client.Bans.GetAsync(1)).Should().ThrowAsync<LiveChatRateLimitException>();

        await client.Webhooks.ListAsync().OrFail();
    }

    private static async Task UntilAsync(Func<bool> condition)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            timeout.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
