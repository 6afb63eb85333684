namespace Comm100.LiveChat.Client.Testing.Tests;

public sealed class RequestAssertionTests : FakeTest
{
    private const string NewBan = """{"type":"ip","ipAddress":"192.0.2.7","comment":null,"list":[{"n":1},{"n":2.0}],"isOn":true}""";

    [Fact]
    public async Task Matching_requests_are_returned()
    {
        await Call.Post("bans?siteId=7&flag=true", NewBan);
        await Call.Get("bans/2");
        await Call.Get("bans/3");

        RecordedRequest created = Fake.Requests.ShouldHaveReceived("Bans.create", times: 1, match => match
            .Body("ipAddress", "192.0.2.7").Body("comment", null).Body("isOn", true)
            .Body("list[1].n", 2).Body("list[0]", new { n = 1 }).Body("list", new object[] { new { n = 1.0 }, new { n = 2 } })
            .BodyWithout("id").BodyWithout("list[2]")
            .Query("siteId", 7).Query("FLAG", true).QueryWithout("pageIndex")
            .Header("content-type", "application/json; charset=utf-8").Status(201)
            .Where("a length", request => request.ContentLength > 0)).Single();
        IReadOnlyList<RecordedRequest> got = Fake.Requests.ShouldHaveReceived(FakeOperations.Bans.Get);

        created.Should().BeSameAs(Fake.Requests[0]);
        got.Should().Equal(Fake.Requests[1], Fake.Requests[2]);
        Fake.Requests.ShouldHaveReceived("bans.get", match => match.Path("id", 3)).Single().Should().BeSameAs(Fake.Requests[2]);
        Fake.Requests.ShouldNotHaveReceived("Bans.get", match => match.Path("id", 4));
        Fake.Requests.ShouldNotHaveReceived("Bans.delete");
        Fake.Requests.ShouldHaveReceived("Bans.delete", times: 0);
    }

    [Fact]
    public async Task The_order_of_an_entire_body_does_not_matter()
    {
        await Call.Post("bans", """{"type":"ip","ipAddress":"192.0.2.7"}""");

        Fake.Requests.ShouldHaveReceived("Bans.create", match => match.EntireBody("""{ "ipAddress": "192.0.2.7", "type": "ip" }"""));
        Message(() => Fake.Requests.ShouldHaveReceived("Bans.create", match => match.EntireBody("""{"ipAddress":"192.0.2.8","id":1}""")))
            .Should().Contain("- ipAddress: expected \"192.0.2.8\", but got \"192.0.2.7\"")
            .And.Contain("- id: expected 1, but it is missing")
            .And.Contain("- type: not expected, but got \"ip\"");
    }

    [Fact]
    public async Task A_failure_shows_the_expected_and_the_received_requests()
    {
        await Call.Post("bans?siteId=7", """{"type":"ip","ipAddress":"192.0.2.7"}""");
        await Call.Get("bans/2");

        string message = Message(() => Fake.Requests.ShouldHaveReceived("Bans.create", times: 2, match => match
            .Body("ipAddress", "192.0.2.8").Query("pageIndex", 0).Header("Authorization", "Bearer x")));

        message.ReplaceLineEndings("\n").Should().Be("""
            Expected Bans.create 2 times with
              body ipAddress: "192.0.2.8"
              query pageIndex: 0
              header Authorization: (not shown)
            but received it 0 times. 1 request of the operation:
              Bans.create: POST /api/v1/livechat/bans?siteId=7 -> 201
                body: {"type":"ip","ipAddress":"192.0.2.7"}
                - ipAddress: expected "192.0.2.8", but got "192.0.2.7"
                - query pageIndex: expected 0, but it is missing
                - header Authorization: a different value, which is not shown
            1 other request:
              Bans.get: GET /api/v1/livechat/bans/2 -> 200
            """.ReplaceLineEndings("\n"));
    }

    [Theory]
    [InlineData("list[1].n", 3, "list[1].n: expected 3, but got 2.0")]
    [InlineData("list[2].n", 3, "list[2].n: expected 3, but it is missing")]
    [InlineData("list.n", 3, "list.n: expected 3, but it is missing")]
    [InlineData("comment", "a", "comment: expected \"a\", but got null")]
    [InlineData("isOn", "true", "isOn: expected \"true\", but got true")]
    [InlineData("list", new int[0], "list: expected 0 elements, but got 2")]
    public async Task A_difference_is_reported_with_its_path(string path, object value, string expected)
    {
        await Call.Post("bans", NewBan);

        Message(() => Fake.Requests.ShouldHaveReceived("Bans.create", match => match.Body(path, value))).Should().Contain("    - " + expected);
    }

    [Fact]
    public async Task Other_mismatches_are_reported()
    {
        await Call.Get("bans/2?siteId=1&siteId=2");

        string message = Message(() => Fake.Requests.ShouldHaveReceived("Bans.get", match => match
            .Path("id", 3).Path("other", 1).Query("siteId", 3).QueryWithout("siteId").Status(404).Header("X-A", "1")
            .Body("a", 1).EntireBody("{}").Where("an impossible condition", _ => false)));

        message.Should().Contain("- path id: expected 3, but got 2").And.Contain("- path other: expected 1, but it is missing")
            .And.Contain("- query siteId: expected 3, but got 1, 2").And.Contain("- query siteId: not expected, but got 1, 2")
            .And.Contain("- status: expected 404, but got 200").And.Contain("- header X-A: expected 1, but it is missing")
            .And.Contain("- a: expected 1, but it is missing").And.Contain("- there is no body").And.Contain("- an impossible condition: the condition is not met");
    }

    [Fact]
    public async Task InOrder_allows_other_requests_and_Exactly_does_not()
    {
        await Call.Get("bans");
        await Call.Get("agents/1");
        await Call.Get("bans/1");

        Fake.Requests.ShouldHaveReceivedInOrder("Bans.list", "Bans.get");
        Fake.Requests.ShouldHaveReceivedExactly("Bans.list", "Agents.get", "bans.GET");
        Message(() => Fake.Requests.ShouldHaveReceivedInOrder("Bans.get", "Bans.list"))
            .Should().StartWith("Expected requests in this order: Bans.get, Bans.list.").And.Contain("Bans.list is missing at its position.");
        Message(() => Fake.Requests.ShouldHaveReceivedExactly("Bans.list", "Bans.get")).Should().Contain("The received requests are different. 3 requests:");
        Message(() => Fake.Requests.ShouldHaveReceivedNothing()).Should().StartWith("Expected no requests.");
        Fake.Requests.Clear();
        Fake.Requests.ShouldHaveReceivedNothing();
    }

    [Fact]
    public async Task Unexpected_requests_are_reported()
    {
        await Call.Delete("bans/1");

        Message(() => Fake.Requests.ShouldNotHaveReceived("Bans.delete"))
            .Should().StartWith("Expected Bans.delete not at all").And.Contain("Bans.delete: DELETE /api/v1/livechat/bans/1 -> 200");
    }

    [Fact]
    public async Task Messages_contain_neither_passwords_nor_credentials()
    {
        using var http = new HttpClient();
        using var form = new FormUrlEncodedContent([new("grant_type", "password"), new("email", Fake.Email), new("password", Fake.Password)]);
        await http.PostAsync(Fake.TokenEndpoint, form);
        await Call.Get("bans");

        string message = Message(() => Fake.Requests.ShouldHaveReceived("OAuth.token", times: 3)) + Message(() => Fake.Requests.ShouldNotHaveReceived("Bans.list"));

        message.Should().Contain("OAuth.token: POST /oauth/token -> 200").And.Contain("body: (not shown)")
            .And.NotContain(Fake.Password).And.NotContain("Basic ");
    }

    [Fact]
    public async Task Long_lists_and_bodies_are_truncated()
    {
        for (int i = 0; i < 12; i++)
        {
            await Call.Post("bans", $$"""{"type":"ip","comment":"{{new string('x', 3000)}}"}""");
        }

        Message(() => Fake.Requests.ShouldHaveReceived("Bans.create", times: 1)).Should().Contain("  and 2 more").And.Contain("… (3026 characters)");
    }

    [Fact]
    public async Task A_request_has_its_route_values_by_name()
    {
        await Call.Get("campaigns/1/RoutingRules/customRules/2");
        await Call.Post("bans", "no json");

        Fake.Requests[0].OperationId.Should().Be("RoutingRules.getCustomRule");
        Fake.Requests[0].RouteValues.Should().Equal(new Dictionary<string, string> { ["id"] = "1", ["custom_rule_id"] = "2" });
        Fake.Requests[0].RouteValues["ID"].Should().Be("1");
        Fake.Requests[0].JsonBody.Should().BeNull();
        Fake.Requests[1].JsonBody.Should().BeNull();
        Fake.Requests[1].RouteValues.Should().BeEmpty();
    }

    [Fact]
    public void A_misspelled_operation_is_rejected()
    {
        Fake.Requests.Invoking(log => log.ShouldNotHaveReceived("Bans.creat")).Should().Throw<ArgumentException>().WithMessage("*'Bans.creat'*");
        Fake.Requests.Invoking(log => log.For("Bans.creat")).Should().Throw<ArgumentException>();
        Fake.Requests.Invoking(log => log.ShouldHaveReceivedInOrder("Bans.creat")).Should().Throw<ArgumentException>();
    }

    private static string Message(Action assertion) => assertion.Should().Throw<FakeAssertionException>().Which.Message;
}
