using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Threading.RateLimiting;
using Comm100.LiveChat.Client.Tests.DependencyInjection;
using Comm100.LiveChat.Client.Tests.Pipeline;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Tests.Diagnostics;

public sealed class TelemetryTests : ResilienceTest
{
    [Fact]
    public async Task A_call_creates_an_activity_with_OpenTelemetry_names()
    {
        using var telemetry = new TelemetryListener(Fake.BaseAddress.Port);
        LiveChatClient client = CreateResilientClient();

        await client.Bans.GetAsync(1);

        Activity activity = telemetry.Activities.Should().ContainSingle().Which;
        activity.DisplayName.Should().Be("GET /bans/{id}");
        activity.Kind.Should().Be(ActivityKind.Client);
        activity.Status.Should().Be(ActivityStatusCode.Unset);
        activity.TagObjects.Should().BeEquivalentTo(new Dictionary<string, object?>
        {
            ["comm100.livechat.operation"] = "Bans.get",
            ["http.request.method"] = "GET",
            ["url.template"] = "/bans/{id}",
            ["server.address"] = Fake.BaseAddress.Host,
            ["server.port"] = Fake.BaseAddress.Port,
            ["http.response.status_code"] = 200,
        });
    }

    [Fact]
    public async Task Retries_are_events_of_the_activity()
    {
        Fake.Faults.On("Bans.get").Respond(503).Times(1);
        Fake.Faults.On("Bans.get").Reset().Times(1);
        using var telemetry = new TelemetryListener(Fake.BaseAddress.Port);
        LiveChatClient client = CreateResilientClient();

        await WithoutWaitingAsync(client.Bans.GetAsync(1)).OrFail();

        Activity activity = telemetry.Activities.Should().ContainSingle().Which;
        activity.GetTagItem("http.request.resend_count").Should().Be(2);
        activity.GetTagItem("http.response.status_code").Should().Be(200);
        activity.Events.Select(e => (e.Name, Reason: e.Tags.Single(tag => tag.Key == "error.type").Value)).Should().Equal(
            ("retry", "503"), ("retry", "Comm100.LiveChat.Client.LiveChatConnectionException"));
    }

    [Fact]
    public async Task Duration_histograms_advise_bucket_boundaries_in_seconds()
    {
        var buckets = new Dictionary<string, IReadOnlyList<double>?>(StringComparer.Ordinal);
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument is Histogram<double> histogram && histogram.Meter.Name == LiveChatTelemetry.MeterName)
                {
                    buckets[histogram.Name] = histogram.Advice?.HistogramBucketBoundaries;
                }
            },
        };
        await Client.Bans.ListAsync();

        listener.Start();

        buckets.Keys.Should().BeEquivalentTo(LiveChatTelemetry.CallDuration, LiveChatTelemetry.WaitDuration);
        buckets.Values.Should().OnlyContain(boundaries => boundaries != null && boundaries[0] < 0.01 && boundaries[boundaries.Count - 1] >= 100);
    }

    [Fact]
    public async Task A_failed_call_is_reported_with_its_error_type()
    {
        Fake.Faults.On("Bans.get").Respond(404).Times(1);
        using var telemetry = new TelemetryListener(Fake.BaseAddress.Port);
        LiveChatClient client = CreateResilientClient();

        await FluentActions.Awaiting(() => client.Bans.GetAsync(1)).Should().ThrowAsync<LiveChatNotFoundException>();
        using var canceled = new CancellationTokenSource();
        Fake.Faults.On("Bans.get").Hang();
        Task hanging = client.Bans.GetAsync(1, canceled.Token);
        await canceled.CancelAsync();
        await FluentActions.Awaiting(() => hanging.OrFail()).Should().ThrowAsync<OperationCanceledException>();

        telemetry.Activities.Select(activity => (activity.Status, activity.GetTagItem("error.type"), activity.GetTagItem("http.response.status_code"))).Should().Equal(
            (ActivityStatusCode.Error, "404", 404), (ActivityStatusCode.Error, "System.OperationCanceledException", null));
        telemetry.Measured("comm100.livechat.client.call.duration").Select(measured => measured.Tags["error.type"]).Should().Equal("404", "System.OperationCanceledException");
    }

    [Fact]
    public async Task Calls_attempts_and_waits_are_measured()
    {
        Fake.Faults.On("Bans.get").Respond(503, body: null, headers: [KeyValuePair.Create("Retry-After", "2")]).Times(1);
        Fake.Faults.On("Bans.get").Respond(429, body: null, headers: [KeyValuePair.Create("Retry-After", "3")]).Times(1);
        using var telemetry = new TelemetryListener(Fake.BaseAddress.Port);
        LiveChatClient client = CreateResilientClient();

        await WithoutWaitingAsync(client.Bans.GetAsync(1)).OrFail();

        Measurement duration = telemetry.Measured("comm100.livechat.client.call.duration").Should().ContainSingle().Which;
        duration.Value.Should().Be(5);
        duration.Tags["comm100.livechat.operation"].Should().Be("Bans.get");
        duration.Tags["http.response.status_code"].Should().Be(200);
        telemetry.Measured("comm100.livechat.client.attempts").Should().ContainSingle().Which.Value.Should().Be(3);
        telemetry.Measured("comm100.livechat.client.active_calls").Select(measured => measured.Value).Should().Equal(1, -1);
        telemetry.Measured("comm100.livechat.client.wait.duration").Select(measured => (measured.Tags["comm100.livechat.wait.reason"], measured.Value))
            .Should().Equal(("retry", 2d), ("rate_limit", 3d));
    }

    [Fact]
    public async Task The_wait_for_a_permit_of_the_rate_limiter_is_measured()
    {
        using var limiter = new ConcurrencyLimiter(new ConcurrencyLimiterOptions { PermitLimit = 1, QueueLimit = 1 });
        using RateLimitLease permit = limiter.AttemptAcquire();
        Fake.Faults.On("Bans.list").Respond(503, body: null, headers: [KeyValuePair.Create("Retry-After", "2")]).Times(1);
        using var telemetry = new TelemetryListener(Fake.BaseAddress.Port);
        LiveChatClient client = CreateResilientClient(options => options.RateLimiter = limiter);

        Task call = client.Bans.ListAsync();
        Clock.Advance(TimeSpan.FromSeconds(3));
        permit.Dispose();
        await WithoutWaitingAsync(call).OrFail();

        telemetry.Measured("comm100.livechat.client.wait.duration").Select(measured => (measured.Tags["comm100.livechat.wait.reason"], measured.Value))
            .Should().Equal(("limiter", 3d), ("retry", 2d));
    }

    [Fact]
    public async Task Calls_are_logged_with_stable_event_ids()
    {
        using var logs = new CollectingLoggerProvider();
        using var factory = new LoggerFactory([logs]);
        Fake.Faults.On("Bans.get").Respond(503).Times(1);
        Fake.Faults.On("Bans.get").Respond(429, body: null, headers: [KeyValuePair.Create("Retry-After", "3")]).Times(1);
        LiveChatClient client = CreateResilientClient(options => options.LoggerFactory = factory);

        await WithoutWaitingAsync(client.Bans.GetAsync(1)).OrFail();
        await FluentActions.Awaiting(() => client.Bans.GetAsync(987654)).Should().ThrowAsync<LiveChatNotFoundException>();

        logs.Lines.Select(line => (line.EventId.Id, line.EventId.Name, line.Level)).Should().Equal(
            (4, "CallRetried", LogLevel.Warning),
            (5, "CallsPaused", LogLevel.Warning),
            (4, "CallRetried", LogLevel.Warning),
            (2, "CallSucceeded", LogLevel.Debug),
            (3, "CallFailed", LogLevel.Debug));
        logs.Lines.Should().OnlyContain(line => line.Category == "Comm100.LiveChat.Client" && line.Message.StartsWith("Bans.get "));
    }
}
