using System.Net;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Tests.DependencyInjection;
using Comm100.LiveChat.Client.Tests.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

public sealed class RetryTests : ResilienceTest
{
    private static readonly int[] s_statuses = [400, 401, 403, 404, 405, 408, 409, 410, 415, 422, 429, 500, 501, 502, 503, 504, 505];
    private static readonly int[] s_transient = [408, 429, 500, 502, 503, 504];

    public static TheoryData<string, int, bool> StatusesOfOperations()
    {
        var data = new TheoryData<string, int, bool>();
        foreach (string operation in Operations.Select<object[], string>(row => (string)row[0]))
        {
            foreach (int status in s_statuses)
            {
                data.Add(operation, status, operation == "Bans.create" ? status == 429 : s_transient.Contains(status));
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(StatusesOfOperations))]
    public async Task A_status_is_retried_only_if_it_is_transient_and_a_retry_is_safe(string operation, int status, bool isRetried)
    {
        Fake.Faults.On(operation).Respond(status, """{"code":1,"message":"by a test"}""").Times(1);
        LiveChatClient client = CreateResilientClient();

        Func<Task> call = () => WithoutWaitingAsync(CallAsync(client, operation)).OrFail();

        if (isRetried)
        {
            await call.Should().NotThrowAsync();
            Fake.Requests.Should().HaveCount(2);
        }
        else
        {
            LiveChatApiException exception = (await call.Should().ThrowAsync<LiveChatApiException>()).Which;
            exception.StatusCode.Should().Be((HttpStatusCode)status);
            exception.Attempts.Should().Be(1);
            Fake.Requests.Should().HaveCount(1);
        }
    }

    [Fact]
    public async Task A_create_is_retried_after_a_503_with_Retry_After()
    {
        Respond("Bans.create", 503, body: null, headers: ("Retry-After", "2"));
        LiveChatClient client = CreateResilientClient();
        long before = Clock.GetTimestamp();

        await WithoutWaitingAsync(CallAsync(client, "Bans.create")).OrFail();

        Fake.Requests.Should().HaveCount(2);
        Clock.GetElapsedTime(before).Should().Be(TimeSpan.FromSeconds(2));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public async Task The_last_attempt_throws_the_exception_of_its_response(string operation)
    {
        Fake.Faults.On(operation).Respond(503, body: null, headers: [KeyValuePair.Create("Retry-After", "1")]);
        LiveChatClient client = CreateResilientClient();

        LiveChatServerException exception = (await FluentActions.Awaiting(() => WithoutWaitingAsync(CallAsync(client, operation)).OrFail())
            .Should().ThrowExactlyAsync<LiveChatServerException>()).Which;

        exception.Attempts.Should().Be(4);
        exception.Elapsed.Should().Be(TimeSpan.FromSeconds(3));
        exception.OperationId.Should().Be(operation);
        exception.RetryAfter.Should().Be(TimeSpan.FromSeconds(1));
        Fake.Requests.Should().HaveCount(4);
    }

    [Fact]
    public async Task Delays_are_random_and_grow_up_to_MaxDelay()
    {
        Fake.Faults.On("Bans.get").Respond(500);
        LiveChatClient client = CreateResilientClient(options =>
        {
            options.Retries.MaxAttempts = 20;
            options.Retries.BaseDelay = TimeSpan.FromSeconds(1);
            options.Retries.MaxDelay = TimeSpan.FromSeconds(5);
        });
        using var telemetry = new TelemetryListener(Fake.BaseAddress.Port);

        await FluentActions.Awaiting(() => WithoutWaitingAsync(client.Bans.GetAsync(1)).OrFail()).Should().ThrowAsync<LiveChatServerException>();

        double[] delays = [.. telemetry.Measured(LiveChatTelemetry.WaitDuration).Select(measured => measured.Value)];
        double[] bounds = [1, 2, 4, .. Enumerable.Repeat(5, 16)];
        delays.Should().HaveCountLessThanOrEqualTo(bounds.Length).And.HaveCountGreaterThan(10, "a delay of zero is very unlikely");
        delays.Zip(bounds).Should().OnlyContain(pair => pair.First <= pair.Second);
        delays.Distinct().Should().HaveCountGreaterThan(10, "the delays are random");
        delays.Max().Should().BeGreaterThan(1, "the delays grow");
    }

    [Theory]
    [InlineData(429, "0")]
    [InlineData(503, "0")]
    [InlineData(503, "Wed, 31 Dec 2025 00:00:00 GMT")]
    public async Task The_client_uses_its_own_delay_if_Retry_After_is_zero_or_in_the_past(int status, string retryAfter)
    {
        Respond("Bans.get", status, body: null, headers: [("Retry-After", retryAfter), ("Date", "Thu, 01 Jan 2026 00:00:00 GMT")]);
        LiveChatClient client = CreateResilientClient();
        long before = Clock.GetTimestamp();

        await WithoutWaitingAsync(client.Bans.GetAsync(1)).OrFail();

        Clock.GetElapsedTime(before).Should().BePositive().And.BeLessThanOrEqualTo(new LiveChatClientOptions().Retries.BaseDelay);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task The_client_uses_its_own_delay_if_MaxRetryAfter_is_zero(int status)
    {
        using var logs = new CollectingLoggerProvider();
        using var factory = new LoggerFactory([logs]);
        Respond("Bans.get", status, body: null, headers: ("Retry-After", "10"));
        LiveChatClient client = CreateResilientClient(options => (options.Retries.MaxRetryAfter, options.LoggerFactory) = (TimeSpan.Zero, factory));
        long before = Clock.GetTimestamp();

        await WithoutWaitingAsync(client.Bans.GetAsync(1)).OrFail();

        Clock.GetElapsedTime(before).Should().BePositive().And.BeLessThanOrEqualTo(new LiveChatClientOptions().Retries.BaseDelay);
        logs.Lines.Select(line => line.EventId.Name).Should().Contain("CallRetried").And.NotContain("CallsPaused");
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("Thu, 01 Jan 2026 00:00:07 GMT", 7)]
    [InlineData("3600", 60)]
    [InlineData("Fri, 02 Jan 2026 00:00:00 GMT", 60)]
    public async Task Retry_After_in_seconds_or_as_a_date_is_used_up_to_MaxRetryAfter(string retryAfter, int seconds)
    {
        Respond("Bans.get", 503, body: null, headers: [("Retry-After", retryAfter), ("Date", "Thu, 01 Jan 2026 00:00:00 GMT")]);
        LiveChatClient client = CreateResilientClient();
        long before = Clock.GetTimestamp();
        Task call = client.Bans.GetAsync(1);

        await UntilWaitingAsync(count: 1);
        Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Fake.Requests.Should().HaveCount(1);
        Clock.Advance(TimeSpan.FromMilliseconds(1));

        await call.OrFail();
        Clock.GetElapsedTime(before).Should().Be(TimeSpan.FromSeconds(seconds));
        Fake.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_delay_that_does_not_end_before_the_timeout_is_not_started()
    {
        Fake.Faults.On("Bans.get").Respond(503, body: null, headers: [KeyValuePair.Create("Retry-After", "30")]);
        LiveChatClient client = CreateResilientClient(options => options.Timeout = TimeSpan.FromSeconds(30));

        LiveChatServerException exception = (await FluentActions.Awaiting(() => client.Bans.GetAsync(1).OrFail()).Should().ThrowExactlyAsync<LiveChatServerException>()).Which;

        exception.Attempts.Should().Be(1);
        exception.Elapsed.Should().Be(TimeSpan.Zero);
        exception.RetryAfter.Should().Be(TimeSpan.FromSeconds(30));
    }

    [Fact]
    public async Task The_delay_after_a_429_does_not_replace_the_delay_after_another_failure()
    {
        var gateClosed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async exchange =>
        {
            switch (exchange.Number)
            {
                case 1:
                    // If the test fails, this wait ends when the server is disposed.
                    await Task.WhenAny(gateClosed.Task, exchange.HangAsync());
                    await exchange.SendAsync("HTTP/1.1 503 Service Unavailable\r\nRetry-After: 20\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                    break;
                case 2:
                    await exchange.SendAsync("HTTP/1.1 429 Too Many Requests\r\nRetry-After: 10\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                    break;
                default:
                    await exchange.SendJsonAsync("[]");
                    break;
            }
        });
        LiveChatClientOptions options = server.CreateOptions();
        (options.TimeProvider, options.Timeout, options.AttemptTimeout, options.Retries.MaxAttempts) = (Clock, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan, 2);
        using var client = new LiveChatClient(options);
        using var telemetry = new TelemetryListener(server.BaseAddress.Port);
        Task unavailable = client.Webhooks.ListAsync();
        await server.FirstRequest.OrFail();
        Task throttled = client.Bans.ListAsync();
        await UntilWaitingAsync();
        gateClosed.SetResult();
        await UntilWaitingAsync(2);

        await WithoutWaitingAsync(Task.WhenAll(throttled, unavailable)).OrFail();

        telemetry.Measured(LiveChatTelemetry.WaitDuration).Select(measured => (measured.Tags[LiveChatTelemetry.WaitReasonTag], measured.Value)).Should().BeEquivalentTo([("rate_limit", 10d), ("retry", 20d)]);
    }

    [Fact]
    public async Task The_timeout_of_a_call_applies_to_all_its_attempts_together()
    {
        Fake.Faults.On("Bans.get").Hang();
        LiveChatClient client = CreateResilientClient(options =>
        {
            options.Timeout = TimeSpan.FromSeconds(70);
            options.AttemptTimeout = TimeSpan.FromSeconds(30);
            options.Retries.BaseDelay = TimeSpan.Zero;
        });

        Task call = client.Bans.GetAsync(1);
        for (int attempt = 1; attempt <= 3; attempt++)
        {
            await UntilRequestsAsync(attempt);
            Clock.Advance(TimeSpan.FromSeconds(attempt == 3 ? 10 : 30));
        }

        LiveChatTimeoutException exception = (await FluentActions.Awaiting(() => call.OrFail()).Should().ThrowExactlyAsync<LiveChatTimeoutException>()).Which;
        exception.Attempts.Should().Be(3);
        exception.Elapsed.Should().Be(TimeSpan.FromSeconds(70));
        exception.Timeout.Should().Be(TimeSpan.FromSeconds(70));
        exception.Message.Should().Contain("70 s").And.Contain("LiveChatClientOptions.Timeout");
    }

    [Fact]
    public async Task An_attempt_that_times_out_is_retried_for_a_read_and_not_for_a_create()
    {
        Fake.Faults.On("Bans.get").Hang().Times(1);
        Fake.Faults.On("Bans.create").Hang().Times(1);
        LiveChatClient client = CreateResilientClient(options => options.AttemptTimeout = TimeSpan.FromSeconds(30));

        Task read = client.Bans.GetAsync(1);
        await UntilRequestsAsync(1);
        Clock.Advance(TimeSpan.FromSeconds(30));
        await WithoutWaitingAsync(read).OrFail();
        Fake.Requests.Should().HaveCount(2);

        Task create = CallAsync(client, "Bans.create");
        await UntilRequestsAsync(3);
        Clock.Advance(TimeSpan.FromSeconds(30));
        LiveChatTimeoutException exception = (await FluentActions.Awaiting(() => create.OrFail()).Should().ThrowExactlyAsync<LiveChatTimeoutException>()).Which;
        exception.Attempts.Should().Be(1);
        exception.Timeout.Should().Be(TimeSpan.FromSeconds(30));
        exception.Message.Should().Contain("AttemptTimeout");
        Fake.Requests.Should().HaveCount(3);
    }

    [Theory]
    [InlineData(403, """{"code":403000,"message":"The daily API call limit of this account has been reached."}""")]
    [InlineData(403, """{"Message":"You have exceeded the limit of API calls."}""")]
    [InlineData(500, """{"code":500010,"message":"Too many calls today."}""")]
    [InlineData(429, """{"code":"500010"}""")]
    public async Task An_exceeded_daily_quota_throws_LiveChatQuotaException_and_is_not_retried(int status, string body)
    {
        Fake.Faults.On("Bans.get").Respond(status, body);
        LiveChatClient client = CreateResilientClient();

        LiveChatQuotaException exception = (await FluentActions.Awaiting(() => client.Bans.GetAsync(1).OrFail()).Should().ThrowExactlyAsync<LiveChatQuotaException>()).Which;

        exception.Attempts.Should().Be(1);
        exception.StatusCode.Should().Be((HttpStatusCode)status);
        exception.ResetsAt.Should().Be(new DateTimeOffset(2026, 1, 2, 0, 0, 0, TimeSpan.Zero));
        exception.Message.Should().Contain("00:00 UTC");
        Fake.Requests.Should().HaveCount(1);
    }

    [Theory]
    [InlineData("""{"code":403003,"message":"Permission 'Manage Ban List' is missing."}""")]
    [InlineData("""{"code":403000,"message":"Access is limited to administrators."}""")]
    public async Task Another_403_throws_LiveChatPermissionException(string body)
    {
        Respond("Bans.get", 403, body);
        LiveChatClient client = CreateResilientClient();

        await FluentActions.Awaiting(() => client.Bans.GetAsync(1).OrFail()).Should().ThrowExactlyAsync<LiveChatPermissionException>();
    }

    [Fact]
    public async Task A_delete_that_gets_404_on_a_retry_succeeds()
    {
        Respond("Bans.delete", 502, body: null);
        Respond("Bans.delete", 404, """{"code":404001,"message":"Ban '1' was not found."}""");
        LiveChatClient client = CreateResilientClient();

        await FluentActions.Awaiting(() => WithoutWaitingAsync(client.Bans.DeleteAsync(1)).OrFail()).Should().NotThrowAsync();

        Fake.Requests.Should().HaveCount(2);
    }

    /// <summary>A response with status 404 has no result to return.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_custom_deletion_that_gets_404_on_a_retry_succeeds_unless_a_result_is_expected(bool expectsResult)
    {
        Respond("Bans.delete", 502, body: null);
        Respond("Bans.delete", 404, body: null);
        LiveChatClient client = CreateResilientClient();
        var request = new LiveChatRequest(HttpMethod.Delete, "/bans/1");

        Exception? failure = await Record.ExceptionAsync(() => WithoutWaitingAsync(expectsResult ? client.SendAsync(request, (JsonTypeInfo<int[]>)JsonSerializerOptions.Default.GetTypeInfo(typeof(int[]))) : client.SendAsync(request)).OrFail());

        (failure?.GetType()).Should().Be(expectsResult ? typeof(LiveChatNotFoundException) : null);
        Fake.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_delete_that_gets_404_on_the_first_attempt_is_an_error()
    {
        LiveChatClient client = CreateResilientClient();

        await FluentActions.Awaiting(() => client.Bans.DeleteAsync(987654).OrFail()).Should().ThrowExactlyAsync<LiveChatNotFoundException>();
    }

    [Fact]
    public async Task A_read_that_gets_404_on_a_retry_is_an_error()
    {
        Respond("Bans.get", 502, body: null);
        LiveChatClient client = CreateResilientClient();

        (await FluentActions.Awaiting(() => WithoutWaitingAsync(client.Bans.GetAsync(987654)).OrFail()).Should().ThrowExactlyAsync<LiveChatNotFoundException>())
            .Which.Attempts.Should().Be(2);
    }

    [Fact]
    public async Task A_delay_ends_immediately_when_the_caller_cancels()
    {
        Fake.Faults.On("Bans.get").Respond(503, body: null, headers: [KeyValuePair.Create("Retry-After", "50")]);
        LiveChatClient client = CreateResilientClient();
        using var source = new CancellationTokenSource();
        Task call = client.Bans.GetAsync(1, source.Token);
        await UntilWaitingAsync();

        await source.CancelAsync();

        (await FluentActions.Awaiting(() => call.OrFail()).Should().ThrowExactlyAsync<OperationCanceledException>()).Which.CancellationToken.Should().Be(source.Token);
        Fake.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_delay_ends_immediately_when_the_client_is_disposed()
    {
        Fake.Faults.On("Bans.get").Respond(503, body: null, headers: [KeyValuePair.Create("Retry-After", "50")]);
        LiveChatClient client = CreateResilientClient();
        Task call = client.Bans.GetAsync(1);
        await UntilWaitingAsync();

        client.Dispose();

        await FluentActions.Awaiting(() => call.OrFail()).Should().ThrowExactlyAsync<ObjectDisposedException>();
        Fake.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_change_of_the_system_time_does_not_affect_a_delay()
    {
        Respond("Bans.get", 503, body: null, headers: ("Retry-After", "20"));
        var shifted = new ShiftedTimeProvider(Clock);
        LiveChatClient client = CreateResilientClient(options => options.TimeProvider = shifted);
        Task call = client.Bans.GetAsync(1);
        await UntilWaitingAsync();

        shifted.Offset = TimeSpan.FromDays(-400);
        Clock.Advance(TimeSpan.FromSeconds(10));
        shifted.Offset = TimeSpan.FromDays(500);
        Clock.Advance(TimeSpan.FromSeconds(9.999));
        Fake.Requests.Should().HaveCount(1);
        Clock.Advance(TimeSpan.FromSeconds(0.001));

        await call.OrFail();
        Fake.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_call_is_not_retried_if_MaxAttempts_is_1()
    {
        Fake.Faults.On("Bans.get").Respond(503);
        LiveChatClient client = CreateResilientClient(options => options.Retries.MaxAttempts = 1);

        (await FluentActions.Awaiting(() => client.Bans.GetAsync(1).OrFail()).Should().ThrowExactlyAsync<LiveChatServerException>()).Which.Attempts.Should().Be(1);
        Fake.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_custom_request_is_retried_depending_on_its_HTTP_method()
    {
        Respond("Bans.get", 500, body: null);
        Respond("Bans.create", 500, body: null);
        LiveChatClient client = CreateResilientClient();

        await WithoutWaitingAsync(client.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans/1"))).OrFail();
        Fake.Requests.Should().HaveCount(2);

        await FluentActions.Awaiting(() => WithoutWaitingAsync(client.SendAsync(new LiveChatRequest(HttpMethod.Post, "/bans"))).OrFail()).Should().ThrowExactlyAsync<LiveChatServerException>();
        Fake.Requests.Should().HaveCount(3);
    }

    [Fact]
    public async Task A_refused_connection_is_retried_even_for_a_create()
    {
        using var closed = new ClosedPort();
        LiveChatClient client = CreateResilientClient(options => options.BaseAddress = closed.BaseAddress);

        LiveChatConnectionException exception = (await FluentActions.Awaiting(() => WithoutWaitingAsync(CallAsync(client, "Bans.create")).OrFail())
            .Should().ThrowExactlyAsync<LiveChatConnectionException>()).Which;

        exception.Attempts.Should().Be(4);
        exception.MayHaveArrived.Should().BeFalse();
    }

    [Fact]
    public async Task A_create_is_not_retried_after_a_connection_reset()
    {
        Fake.Faults.On("Bans.create").Reset();
        LiveChatClient client = CreateResilientClient();

        LiveChatConnectionException exception = (await FluentActions.Awaiting(() => CallAsync(client, "Bans.create").OrFail())
            .Should().ThrowExactlyAsync<LiveChatConnectionException>()).Which;

        exception.Attempts.Should().Be(1);
        exception.MayHaveArrived.Should().BeTrue();
        Fake.Requests.Should().HaveCount(1);
    }

    private Task UntilRequestsAsync(int count) => Safety.UntilAsync(() =>
    {
        bool isReached = Fake.Requests.Count >= count;
        if (!isReached)
        {
            Clock.AdvanceToNextTimer(TimeSpan.Zero);
        }

        return isReached;
    });
}
