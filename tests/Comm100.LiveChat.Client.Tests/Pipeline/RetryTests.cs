using System.Net;
using Comm100.LiveChat.Client.Tests.Diagnostics;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

public sealed class RetryTests : ResilienceTest
{
    private static readonly int[] s_statuses = [400, 401, 403, 404, 405, 408, 409, 410, 415, 422, 429, 500, 501, 502, 503, 504, 505];
    private static readonly int[] s_passing = [408, 429, 500, 502, 503, 504];

    public static TheoryData<string, int, bool> StatusesOfOperations()
    {
        var data = new TheoryData<string, int, bool>();
        foreach (string operation in Operations.Select<object[], string>(row => (string)row[0]))
        {
            foreach (int status in s_statuses)
            {
                data.Add(operation, status, operation == "Bans.create" ? status == 429 : s_passing.Contains(status));
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(StatusesOfOperations))]
    public async Task A_status_is_repeated_where_another_attempt_may_help_and_cannot_harm(string operation, int status, bool isRepeated)
    {
        Fake.Faults.On(operation).Respond(status, """{"code":1,"message":"by a test"}""").Times(1);
        LiveChatClient client = CreateResilientClient();

        Func<Task> call = () => WithoutWaitingAsync(CallAsync(client, operation)).OrFail();

        if (isRepeated)
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
    public async Task A_create_is_repeated_after_503_if_the_service_says_when_to_come_back()
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
    public async Task After_the_last_attempt_the_caller_gets_the_typed_exception_itself(string operation)
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
    public async Task Waits_grow_and_are_left_to_chance_up_to_their_bound()
    {
        Fake.Faults.On("Bans.get").Respond(500);
        LiveChatClient client = CreateResilientClient(options =>
        {
            options.Retries.MaxAttempts = 8;
            options.Retries.BaseDelay = TimeSpan.FromSeconds(1);
            options.Retries.MaxDelay = TimeSpan.FromSeconds(5);
        });
        using var telemetry = new TelemetryListener(Fake.BaseAddress.Port);

        await FluentActions.Awaiting(() => WithoutWaitingAsync(client.Bans.GetAsync(1)).OrFail()).Should().ThrowAsync<LiveChatServerException>();

        double[] waits = [.. telemetry.Measured(LiveChatTelemetry.WaitDuration).Select(measured => measured.Value)];
        double[] bounds = [1, 2, 4, 5, 5, 5, 5];
        waits.Should().HaveCountLessThanOrEqualTo(bounds.Length).And.HaveCountGreaterThan(4, "a wait of no time at all is as good as impossible");
        waits.Zip(bounds).Should().OnlyContain(pair => pair.First <= pair.Second);
        waits.Distinct().Should().HaveCountGreaterThan(4, "they are left to chance");
        waits.Max().Should().BeGreaterThan(1, "they grow");
    }

    [Theory]
    [InlineData(429, "0")]
    [InlineData(503, "0")]
    [InlineData(503, "Wed, 31 Dec 2025 00:00:00 GMT")]
    public async Task Without_a_requested_delay_the_client_uses_its_own(int status, string retryAfter)
    {
        Respond("Bans.get", status, body: null, headers: [("Retry-After", retryAfter), ("Date", "Thu, 01 Jan 2026 00:00:00 GMT")]);
        LiveChatClient client = CreateResilientClient();
        long before = Clock.GetTimestamp();

        await WithoutWaitingAsync(client.Bans.GetAsync(1)).OrFail();

        Clock.GetElapsedTime(before).Should().BePositive().And.BeLessThanOrEqualTo(new LiveChatClientOptions().Retries.BaseDelay);
    }

    [Theory]
    [InlineData("5", 5)]
    [InlineData("Thu, 01 Jan 2026 00:00:07 GMT", 7)]
    [InlineData("3600", 60)]
    [InlineData("Fri, 02 Jan 2026 00:00:00 GMT", 60)]
    public async Task The_delay_that_the_service_requests_is_used_in_both_forms_up_to_a_limit(string retryAfter, int seconds)
    {
        Respond("Bans.get", 503, body: null, headers: [("Retry-After", retryAfter), ("Date", "Thu, 01 Jan 2026 00:00:00 GMT")]);
        LiveChatClient client = CreateResilientClient();
        long before = Clock.GetTimestamp();
        Task call = client.Bans.GetAsync(1);

        await UntilWaitingAsync(waits: 1);
        Clock.Advance(TimeSpan.FromSeconds(seconds) - TimeSpan.FromMilliseconds(1));
        Fake.Requests.Should().HaveCount(1);
        Clock.Advance(TimeSpan.FromMilliseconds(1));

        await call.OrFail();
        Clock.GetElapsedTime(before).Should().Be(TimeSpan.FromSeconds(seconds));
        Fake.Requests.Should().HaveCount(2);
    }

    [Fact]
    public async Task A_wait_that_does_not_fit_into_the_call_is_not_begun()
    {
        Fake.Faults.On("Bans.get").Respond(503, body: null, headers: [KeyValuePair.Create("Retry-After", "31")]);
        LiveChatClient client = CreateResilientClient(options => options.Timeout = TimeSpan.FromSeconds(30));

        LiveChatServerException exception = (await FluentActions.Awaiting(() => client.Bans.GetAsync(1).OrFail()).Should().ThrowExactlyAsync<LiveChatServerException>()).Which;

        exception.Attempts.Should().Be(1);
        exception.Elapsed.Should().Be(TimeSpan.Zero);
        exception.RetryAfter.Should().Be(TimeSpan.FromSeconds(31));
    }

    [Fact]
    public async Task Attempts_and_waits_together_take_no_longer_than_the_call_may()
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
    public async Task An_attempt_that_takes_too_long_is_repeated_for_a_read_and_not_for_a_create()
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
    public async Task A_used_up_daily_quota_is_never_repeated_and_is_its_own_exception(int status, string body)
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
    public async Task Another_refusal_is_not_a_quota_error(string body)
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
    public async Task A_wait_ends_at_once_when_the_caller_cancels()
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
    public async Task A_wait_ends_at_once_when_the_client_is_disposed()
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
    public async Task A_clock_that_is_set_in_a_wait_changes_nothing()
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
    public async Task With_one_attempt_nothing_is_repeated()
    {
        Fake.Faults.On("Bans.get").Respond(503);
        LiveChatClient client = CreateResilientClient(options => options.Retries.MaxAttempts = 1);

        (await FluentActions.Awaiting(() => client.Bans.GetAsync(1).OrFail()).Should().ThrowExactlyAsync<LiveChatServerException>()).Which.Attempts.Should().Be(1);
        Fake.Requests.Should().HaveCount(1);
    }

    [Fact]
    public async Task A_request_of_ones_own_is_repeated_by_its_verb()
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
    public async Task A_service_that_cannot_be_reached_is_tried_again_even_for_a_create()
    {
        LiveChatClient client = CreateResilientClient();
        await Fake.DisposeAsync();

        LiveChatConnectionException exception = (await FluentActions.Awaiting(() => WithoutWaitingAsync(CallAsync(client, "Bans.create")).OrFail())
            .Should().ThrowExactlyAsync<LiveChatConnectionException>()).Which;

        exception.Attempts.Should().Be(4);
        exception.MayHaveArrived.Should().BeFalse();
    }

    [Fact]
    public async Task A_create_whose_response_was_lost_is_not_sent_again()
    {
        Fake.Faults.On("Bans.create").Reset();
        LiveChatClient client = CreateResilientClient();

        LiveChatConnectionException exception = (await FluentActions.Awaiting(() => CallAsync(client, "Bans.create").OrFail())
            .Should().ThrowExactlyAsync<LiveChatConnectionException>()).Which;

        exception.Attempts.Should().Be(1);
        exception.MayHaveArrived.Should().BeTrue();
        Fake.Requests.Should().HaveCount(1);
    }

    private async Task UntilRequestsAsync(int count)
    {
        using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (Fake.Requests.Count < count)
        {
            timeout.Token.ThrowIfCancellationRequested();
            Clock.AdvanceToNextTimer(TimeSpan.Zero);
            await Task.Yield();
        }
    }
}
