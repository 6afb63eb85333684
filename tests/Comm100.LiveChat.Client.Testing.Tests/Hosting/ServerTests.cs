using System.Net;
using System.Text.Json.Nodes;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Comm100.LiveChat.Client.Testing.Tests.Hosting;

/// <summary>Uses the WireMock.Net server of a fake.</summary>
public sealed class ServerTests : FakeTest
{
    private const string Bans = "/api/v1/livechat/bans";

    private WireMockServer Server => Fake.Server;

    [Fact]
    public async Task A_stub_for_one_operation_does_not_affect_the_others()
    {
        Server.Given(Request.Create().UsingGet().WithPath(Bans)).RespondWith(Response.Create().WithStatusCode(418).WithBody("[]"));

        RawResponse stubbed = await Call.Get("bans");
        RawResponse other = await Call.Get("bans/1");

        ((int)stubbed.Status).Should().Be(418);
        stubbed.Text.Should().Be("[]");
        other.Status.Should().Be(HttpStatusCode.OK);
        Fake.Requests.ShouldHaveReceivedExactly("Bans.list", "Bans.get");
        Fake.Requests[0].StatusCode.Should().Be(418, "the log must contain the status of the stub");
    }

    [Fact]
    public async Task A_fault_applies_to_a_stub_too()
    {
        Server.Given(Request.Create().WithPath(Bans)).RespondWith(Response.Create().WithBody("0123456789"));
        Fake.Faults.On("Bans.list").Respond(503).Times(1);
        Fake.Faults.On("Bans.list").SendInChunks(bytes: 1).WithHeader("X-Fault", "yes").Times(1);
        Fake.Faults.On("Bans.list").Reset().Times(1);

        (await Call.Get("bans")).Status.Should().Be(HttpStatusCode.ServiceUnavailable);
        RawResponse chunked = await Call.Get("bans");
        chunked.Text.Should().Be("0123456789");
        chunked.Headers.GetValues("X-Fault").Should().Equal("yes");
        await FluentActions.Awaiting(() => Call.Get("bans")).Should().ThrowAsync<HttpRequestException>();
        (await Call.Get("bans")).Text.Should().Be("0123456789");
    }

    [Fact]
    public async Task A_fault_that_replaces_the_response_does_not_change_the_state_of_a_scenario()
    {
        Server.Given(Request.Create().WithPath(Bans)).InScenario("bans").WillSetStateTo("second").RespondWith(Response.Create().WithBody("first"));
        Server.Given(Request.Create().WithPath(Bans)).InScenario("bans").WhenStateIs("second").RespondWith(Response.Create().WithBody("second"));
        Fake.Faults.On("Bans.list").Respond(503).Times(1);

        await Call.Get("bans");

        (await Call.Get("bans")).Text.Should().Be("first");
        (await Call.Get("bans")).Text.Should().Be("second");
    }

    [Fact]
    public async Task Stubs_for_other_services_are_not_recorded_as_requests_for_the_service()
    {
        Server.Given(Request.Create().WithPath("/crm/contacts")).RespondWith(Response.Create().WithBody("contacts"));
        Fake.Faults.On(FaultPlan.AnyOperation).Respond(503);

        (await Call.Get("/crm/contacts")).Text.Should().Be("contacts");
        Fake.Requests.ShouldHaveReceivedNothing();
    }

    [Fact]
    public async Task The_fake_still_works_after_a_reset_of_the_server()
    {
        Server.Given(Request.Create().WithPath(Bans)).RespondWith(Response.Create().WithBody("stub"));
        Server.Reset();
        (await Call.Get("bans")).Json!.AsArray().Should().NotBeEmpty();

        Server.ResetMappings();
        (await Call.Get("bans/1")).Status.Should().Be(HttpStatusCode.OK);
        Server.Mappings.Should().ContainSingle();
    }

    [Fact]
    public async Task The_fake_takes_precedence_over_a_catch_all_mapping()
    {
        Server.AddCatchAllMapping();

        (await Call.Get("bans")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task The_log_of_the_server_contains_request_and_response()
    {
        await Call.Post("bans", """{"type":"ip","ipAddress":"192.0.2.1"}""");
        Call.Headers.Authorization = null;
        await Call.Get("bans/1");

        Server.LogEntries.Should().HaveCount(2);
        Server.LogEntries[0].RequestMessage!.Body.Should().Contain("192.0.2.1");
        Server.LogEntries[0].ResponseMessage!.StatusCode.Should().Be(201);
        JsonNode.Parse(Server.LogEntries[0].ResponseMessage!.BodyData!.BodyAsString!)!["ipAddress"]!.ToString().Should().Be("192.0.2.1");
        Server.LogEntries[1].ResponseMessage!.StatusCode.Should().Be(401);
        Server.LogEntries[1].ResponseMessage!.Headers!["WWW-Authenticate"].ToString().Should().Contain("Basic");

        Fake.Requests.Clear();
        Server.LogEntries.Should().BeEmpty("both logs must be cleared");
    }

    [Fact]
    public async Task The_log_is_limited_and_contains_no_large_bodies()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { Now = FixedTime.Now, MaxLoggedRequests = 3 });
        using var call = new RawClient(fake);
        for (int id = 1; id <= 5; id++)
        {
            await call.Get($"bans/{id}");
        }

        RawResponse page = await call.Get("chats?timeFrom=2026-05-31T00:00:00&timeTo=2026-07-01T00:00:00&pageSize=500");
        page.Text.Length.Should().BeGreaterThan(50_000);

        fake.Requests.Should().HaveCount(3);
        fake.Requests.DroppedCount.Should().Be(3);
        fake.Requests[0].Path.Should().EndWith("/4");
        fake.Requests[^1].OperationId.Should().Be("Chats.list");
        fake.Server.LogEntries.Should().HaveCount(3);

        // The client can have the complete response before the server has finished.
        await Until(() => fake.Server.LogEntries[^1].ResponseMessage!.BodyData!.BodyAsBytes is null);
        fake.Server.LogEntries[^1].ResponseMessage!.BodyData!.BodyAsString.Should().MatchRegex(@"^\(\d+ bytes, not kept in the log\)$");
    }

    [Fact]
    public async Task An_assertion_that_requires_dropped_requests_fails()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { MaxLoggedRequests = 2 });
        using var call = new RawClient(fake);
        await call.Get("bans");
        await call.Get("bans/1");
        await call.Get("bans/2");

        fake.Requests.ShouldHaveReceived("Bans.get").Should().HaveCount(2);
        foreach (Action assert in (Action[])
            [
                () => fake.Requests.ShouldHaveReceived("Bans.get", times: 2),
                () => fake.Requests.ShouldNotHaveReceived("Bans.list"),
                () => fake.Requests.ShouldHaveReceived("Bans.list"),
                () => fake.Requests.ShouldHaveReceivedExactly("Bans.get", "Bans.get"),
                () => fake.Requests.ShouldHaveReceivedInOrder("Bans.get"),
            ])
        {
            assert.Should().Throw<FakeAssertionException>().WithMessage("*only the latest 2 requests; 1 earlier*MaxLoggedRequests*");
        }

        fake.Requests.Clear();
        fake.Requests.DroppedCount.Should().Be(0);
        fake.Requests.ShouldHaveReceivedNothing();
    }

    [Fact]
    public void The_mappings_can_be_listed_as_models()
    {
        Server.Given(Request.Create().WithPath("/crm")).RespondWith(Response.Create());

        Server.MappingModels.Should().HaveCount(2);
    }

    [Fact]
    public async Task The_admin_interface_is_available_only_when_enabled()
    {
        (await Call.Get("/__admin/mappings")).Status.Should().Be(HttpStatusCode.NotFound);

        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions { ConfigureServer = settings => settings.StartAdminInterface = true });
        using var call = new RawClient(fake);
        await call.Get("bans");

        (await call.Get("/__admin/mappings")).Json!.AsArray().Should().ContainSingle();
        (await call.Get("/__admin/requests")).Json!.AsArray().Should().ContainSingle();
    }

    [Fact]
    public async Task ConfigureServer_cannot_change_the_address()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync(new LiveChatFakeOptions
        {
            ConfigureServer = settings => (settings.Urls, settings.Port, settings.UseSSL) = (["http://0.0.0.0:0"], 1, true),
        });
        using var call = new RawClient(fake);

        fake.BaseAddress.Host.Should().Be("127.0.0.1");
        (await call.Get("bans")).Status.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task A_stub_with_a_long_delay_does_not_delay_disposal()
    {
        LiveChatFake fake = await LiveChatFake.StartAsync();
        fake.Server.Given(Request.Create().WithPath(Bans)).RespondWith(Response.Create().WithDelay(TimeSpan.FromHours(1)));
        using var call = new RawClient(fake);
        Task<RawResponse> waiting = call.Get("bans");
        await Until(() => fake.Requests.Count == 1);

        await fake.DisposeAsync();

        await FluentActions.Awaiting(() => waiting).Should().ThrowAsync<HttpRequestException>();
    }

    private static async Task Until(Func<bool> condition)
    {
        using var polls = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!condition())
        {
            await polls.WaitForNextTickAsync();
        }
    }
}
