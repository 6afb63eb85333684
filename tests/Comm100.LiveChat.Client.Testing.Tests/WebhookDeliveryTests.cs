using System.Net;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>The fake posts events to the webhooks that are registered with its operations, in the documented form.</summary>
public sealed class WebhookDeliveryTests : FakeTest
{
    private const string EndedChat = """
        {"id":41,"name":"Ann","email":"ann@example.org","department":"Support","agents":["Bob"],"requestTime":"2026-06-30T10:00:00Z","waitingTime":"00:00:06","endTime":"2026-06-30T10:05:00Z",
         "chatTranscript":[{"time":"2026-06-30T10:00:06Z","sender":"System","type":"system","content":"Bob has joined the chat."},
                           {"time":"2026-06-30T10:00:07Z","sender":"Bob","type":"agent","content":"Hello"}],
         "prechatFields":[{"id":1,"name":"Order","value":"A-1"}],"customVariables":[{"id":2,"name":"plan","value":"gold"}],"postChat":{"ratingGrade":"5","ratingComment":"good"}}
        """;

    [Fact]
    public async Task An_ended_chat_is_posted_to_each_webhook_for_that_event()
    {
        using var target = WireMockServer.Start();
        await RegisterAsync("chatEnded", target.Url + "/one");
        await RegisterAsync("CHATENDED", target.Url + "/two");
        await RegisterAsync("chatWrappedUp", target.Url + "/other");

        Fake.Data.Add("Chats", EndedChat);
        await Fake.Webhooks.WaitForDeliveriesAsync();

        Fake.Webhooks.Deliveries.Select(delivery => (delivery.EventName, delivery.TargetUrl, delivery.StatusCode)).Should().Equal(
            ("chat_ended", target.Url + "/one", 404), ("chat_ended", target.Url + "/two", 404));
        target.LogEntries.Should().HaveCount(2);
        target.LogEntries[0].RequestMessage!.Headers!["Content-Type"].Should().ContainSingle().Which.Should().Be("application/json; charset=utf-8");
        target.LogEntries[0].RequestMessage!.Body.Should().Be(Fake.Webhooks.Deliveries[0].Body);
        JsonNode body = JsonNode.Parse(Fake.Webhooks.Deliveries[0].Body)!;
        body.AsObject().Select(field => field.Key).Should().Equal("event", "visitor", "chat");
        body["event"]!.GetValue<string>().Should().Be("chat_ended");
        body["visitor"]!["chat_id"]!.GetValue<long>().Should().Be(41);
        body["visitor"]!["name"]!.GetValue<string>().Should().Be("Ann");
        body["visitor"]!["visit_time"]!.GetValue<string>().Should().Be("/Date(1782813600000)/");
        body["visitor"]!["department"]!.GetValue<long>().Should().Be(DepartmentId("Support"));
        body["chat"]!["end_time"]!.GetValue<string>().Should().Be("/Date(1782813900000)/");
        body["chat"]!["start_time"]!.GetValue<string>().Should().Be("/Date(1782813606000)/");
        body["chat"]!["waiting_time"]!.GetValue<string>().Should().Be("6s");
        body["chat"]!["chat_transcript"]!.GetValue<string>().Should().Be("Bob has joined the chat.⊙[10:00:07] Bob: Hello⊙");
        body["chat"]!["operators"]!.GetValue<string>().Should().Be("Bob");
        body["chat"]!["rating"]!.GetValue<int>().Should().Be(5);
        body["chat"]!["custom_variable"]![0]!["value"]!.GetValue<string>().Should().Be("gold");
        body["chat"]!["wrap_up"].Should().BeNull();
    }

    [Fact]
    public async Task Chats_and_messages_cause_the_events_of_their_state_in_order()
    {
        using WireMockServer target = StartTarget(200);
        foreach (string name in (string[])["offlineMessageSubmitted", "chatStarted", "chatEnded", "chatWrappedUp"])
        {
            await RegisterAsync(name, target.Url + "/hook");
        }

        Fake.Data.Add("Chats", """{"id":1,"requestTime":"2026-06-30T10:00:00Z"}""");
        Fake.Data.Add("Chats", """{"id":2,"requestTime":"2026-06-30T10:00:00Z","endTime":"2026-06-30T10:05:00Z","wrapup":{"category":"Sales","comment":"ok","fields":[{"id":1,"name":"a","value":"b"}]}}""");
        Fake.Data.Add("OfflineMessages", """{"id":3,"time":"2026-06-30T10:00:00Z","content":"Hello","email":"ann@example.org"}""");
        Fake.Data.Add("Bans", """{"ipAddress":"192.0.2.1"}""");
        await Fake.Webhooks.WaitForDeliveriesAsync();

        Fake.Webhooks.Deliveries.Should().AllSatisfy(delivery => delivery.IsSuccess.Should().BeTrue());
        Fake.Webhooks.Deliveries.Select(delivery => delivery.EventName).Should().Equal("chat_started", "chat_ended", "chat_wrapped_up", "offline_message_submitted");
        JsonNode[] bodies = [.. Fake.Webhooks.Deliveries.Select(delivery => JsonNode.Parse(delivery.Body)!)];
        bodies[0].AsObject().Select(field => field.Key).Should().Equal("event", "visitor");
        bodies[2].AsObject().Select(field => field.Key).Should().Equal("event", "chat_id", "visitor", "wrapup");
        bodies[2]["chat_id"]!.GetValue<long>().Should().Be(2);
        bodies[2]["wrapup"]!.ToJsonString().Should().Be("""{"category":"Sales","comment":"ok","fields":[{"id":1,"name":"a","value":"b"}],"time":"/Date(1782813900000)/"}""");
        bodies[3].AsObject().Select(field => field.Key).Should().Equal("event", "offline_message", "visitor");
        bodies[3]["offline_message"]!["time"]!.GetValue<string>().Should().Be("/Date(1782813600000)/");
        bodies[3]["offline_message"]!["content"]!.GetValue<string>().Should().Be("Hello");
    }

    [Fact]
    public async Task Events_are_posted_to_the_new_address_of_a_changed_webhook_and_not_to_a_removed_one()
    {
        using WireMockServer target = StartTarget(200);
        long id = await RegisterAsync("chatEnded", target.Url + "/old");
        await Call.Put("webhooks/" + id, $$"""{"targetUrl":"{{target.Url}}/new"}""");

        Fake.Data.Add("Chats", EndedChat);
        await Fake.Webhooks.WaitForDeliveriesAsync();
        await Call.Delete("webhooks/" + id);
        Fake.Data.Add("Chats", EndedChat.Replace("41", "42", StringComparison.Ordinal));
        await Fake.Webhooks.WaitForDeliveriesAsync();

        Fake.Webhooks.Deliveries.Should().ContainSingle().Which.TargetUrl.Should().EndWith("/new");
    }

    [Fact]
    public async Task Any_event_can_be_delivered_to_registered_webhooks_or_to_an_address()
    {
        using WireMockServer target = StartTarget(204);
        await RegisterAsync("chatEnded", target.Url + "/ended");

        IReadOnlyList<WebhookDelivery> sample = await Fake.Webhooks.DeliverAsync("chatEnded");
        IReadOnlyList<WebhookDelivery> given = await Fake.Webhooks.DeliverAsync("chat_ended", "not JSON");
        IReadOnlyList<WebhookDelivery> unknown = await Fake.Webhooks.DeliverAsync("agent_status_changed", targetUrl: new Uri(target.Url + "/any"));
        IReadOnlyList<WebhookDelivery> none = await Fake.Webhooks.DeliverAsync("chat_transferred");

        sample.Should().ContainSingle().Which.StatusCode.Should().Be(204);
        JsonNode.Parse(sample[0].Body)!["chat"]!["chat_transcript"]!.GetValue<string>().Should().EndWith("⊙");
        given.Should().ContainSingle().Which.Body.Should().Be("not JSON");
        unknown.Should().ContainSingle().Which.TargetUrl.Should().EndWith("/any");
        JsonNode.Parse(unknown[0].Body)!["event"]!.GetValue<string>().Should().Be("agent_status_changed");
        none.Should().BeEmpty();
        target.LogEntries.Should().HaveCount(3);
        (await Fake.Webhooks.DeliverAsync("chatEnded"))[0].Body.Should().NotBe(sample[0].Body, "each sample has another id");
    }

    [Fact]
    public async Task A_failed_delivery_is_recorded_and_not_retried()
    {
        using WireMockServer target = StartTarget(500);
        Fake.Webhooks.Handler = null;
        await RegisterAsync("chatEnded", target.Url + "/failing");
        await RegisterAsync("chatEnded", "http://127.0.0.1:1/closed");
        await RegisterAsync("chatEnded", "https://app.example.com/hook");
        await RegisterAsync("chatEnded", "not a URL");

        Fake.Data.Add("Chats", EndedChat);
        await Fake.Webhooks.WaitForDeliveriesAsync();

        Fake.Webhooks.Deliveries.Select(delivery => delivery.StatusCode).Should().Equal(500, null, null, null);
        Fake.Webhooks.Deliveries.Select(delivery => delivery.Error).Should().SatisfyRespectively(
            error => error.Should().BeNull(),
            error => error.Should().StartWith("HttpRequestException"),
            error => error.Should().Contain("not on this machine"),
            error => error.Should().Contain("not an http or https URL"));
        target.LogEntries.Should().ContainSingle();
        (await Call.Get("bans")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_handler_of_the_test_gets_deliveries_to_any_address_but_not_those_of_generated_webhooks()
    {
        var handler = new RecordingHandler();
        Fake.Webhooks.Handler = handler;
        await RegisterAsync("chatEnded", "https://app.example.com/hook");

        Fake.Data.Add("Chats", EndedChat);
        await Fake.Webhooks.WaitForDeliveriesAsync();

        handler.Addresses.Should().Equal("https://app.example.com/hook");
        Fake.Webhooks.Deliveries.Should().ContainSingle().Which.StatusCode.Should().Be(202);
    }

    [Fact]
    public async Task A_handler_that_throws_or_never_responds_does_not_break_the_fake()
    {
        var time = new FakeTimeProvider(FixedTime.Now);
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { TimeProvider = time });
        var stalled = new RecordingHandler { Response = new TaskCompletionSource<HttpResponseMessage>().Task };
        fake.Webhooks.Handler = stalled;

        Task<IReadOnlyList<WebhookDelivery>> delivery = fake.Webhooks.DeliverAsync("chat_ended", targetUrl: new Uri("https://app.example.com/"));
        time.Advance(TimeSpan.FromSeconds(11));
        (await delivery)[0].Error.Should().Contain("did not respond in 10 seconds");

        fake.Webhooks.Handler = new RecordingHandler { Response = Task.FromException<HttpResponseMessage>(new InvalidOperationException("of the test")) };
        (await fake.Webhooks.DeliverAsync("chat_ended", targetUrl: new Uri("https://app.example.com/")))[0].Error.Should().Be("InvalidOperationException: of the test");
    }

    [Fact]
    public async Task The_wait_ends_after_the_events_that_a_delivery_causes()
    {
        var handler = new RecordingHandler { Received = count => AddIf(count < 3) };
        Fake.Webhooks.Handler = handler;
        await RegisterAsync("offlineMessageSubmitted", "https://app.example.com/hook");

        AddIf(true);
        await Fake.Webhooks.WaitForDeliveriesAsync();

        Fake.Webhooks.Deliveries.Should().HaveCount(3);

        void AddIf(bool condition)
        {
            if (condition)
            {
                Fake.Data.Add("OfflineMessages", """{"content":"Hello"}""");
            }
        }
    }

    [Fact]
    public async Task Dispose_cancels_deliveries_and_Reset_clears_them()
    {
        var stalled = new RecordingHandler { Response = new TaskCompletionSource<HttpResponseMessage>().Task };
        LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Now = FixedTime.Now });
        fake.Webhooks.Handler = stalled;
        fake.Data.Add("Webhooks", """{"event":"chatEnded","targetUrl":"https://app.example.com/hook"}""");
        fake.Data.Add("Chats", EndedChat);
        fake.Data.Add("Chats", EndedChat.Replace("41", "42", StringComparison.Ordinal));
        await stalled.Called.OrFail();

        await fake.DisposeAsync().AsTask().OrFail();
        fake.Data.Add("Chats", EndedChat.Replace("41", "43", StringComparison.Ordinal));

        await fake.Webhooks.WaitForDeliveriesAsync().OrFail();
        fake.Webhooks.Deliveries.Should().ContainSingle().Which.Error.Should().Contain("canceled");
        await FluentActions.Awaiting(() => fake.Webhooks.DeliverAsync("chat_ended")).Should().ThrowAsync<ObjectDisposedException>();

        await Fake.Webhooks.DeliverAsync("chat_ended", targetUrl: new Uri("https://app.example.com/"));
        Fake.Webhooks.Deliveries.Should().ContainSingle();
        Fake.Reset();
        Fake.Webhooks.Deliveries.Should().BeEmpty();
    }

    [Fact]
    public async Task Ids_and_departments_have_the_observed_forms_in_the_observed_style()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Now = FixedTime.Now, Style = FakeWireStyle.Observed });
        fake.Webhooks.Handler = new RecordingHandler();
        fake.Data.Add("Webhooks", """{"event":"chatEnded","targetUrl":"https://app.example.com/hook"}""");

        for (int id = 50_000_001; id < 50_000_030; id++)
        {
            fake.Data.Add("Chats", EndedChat.Replace("41", id.ToString(System.Globalization.CultureInfo.InvariantCulture), StringComparison.Ordinal));
        }

        await fake.Webhooks.WaitForDeliveriesAsync();
        JsonNode[] bodies = [.. fake.Webhooks.Deliveries.Select(delivery => JsonNode.Parse(delivery.Body)!)];

        bodies.Select(body => body["chat"]!["id"]!.GetValueKind()).Distinct().Should().HaveCount(2);
        bodies.Should().AllSatisfy(body => Guid.TryParse(body["visitor"]!["department"]!.GetValue<string>(), out _).Should().BeTrue());
    }

    private static WireMockServer StartTarget(int status)
    {
        var target = WireMockServer.Start();
        target.Given(Request.Create().UsingPost()).RespondWith(Response.Create().WithStatusCode(status));
        return target;
    }

    private async Task<long> RegisterAsync(string eventName, string targetUrl)
    {
        RawResponse created = await Call.Post("webhooks", $$"""{"event":"{{eventName}}","targetUrl":"{{targetUrl}}"}""");
        created.Status.Should().Be(HttpStatusCode.Created);
        return created.Json!["id"]!.GetValue<long>();
    }

    private long DepartmentId(string name) => Fake.Data.Read("Departments").AsArray().Single(department => department!["name"]!.GetValue<string>() == name)!["id"]!.GetValue<long>();

    private sealed class RecordingHandler : HttpMessageHandler
    {
        private readonly TaskCompletionSource _called = new();

        public List<string> Addresses { get; } = [];

        public Task<HttpResponseMessage>? Response { get; init; }

        public Action<int>? Received { get; init; }

        public Task Called => _called.Task;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Addresses.Add(request.RequestUri!.AbsoluteUri);
            _called.TrySetResult();
            Received?.Invoke(Addresses.Count);
            return Response is null ? new HttpResponseMessage(HttpStatusCode.Accepted) : await Response.WaitAsync(cancellationToken);
        }
    }
}
