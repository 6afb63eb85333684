using System.Text;

namespace Comm100.LiveChat.Client.Testing.Tests;

public sealed class RequestLogTests : FakeTest
{
    [Fact]
    public async Task A_request_is_recorded_unchanged()
    {
        Call.Headers.Add("X-Test", "one");

        await Call.Post("BANS?siteId=7&name=a%20b%2Bc&name=d+e", """{"type":"ip","ipAddress":"192.0.2.1","comment":"Grüße"}""");

        RecordedRequest request = Fake.Requests.Should().ContainSingle().Subject;
        request.OperationId.Should().Be("Bans.create");
        request.Method.Should().Be("POST");
        request.RawTarget.Should().Be("/api/v1/livechat/BANS?siteId=7&name=a%20b%2Bc&name=d+e");
        request.Path.Should().Be("/api/v1/livechat/BANS");
        request.QueryString.Should().Be("?siteId=7&name=a%20b%2Bc&name=d+e");
        request.Query["SITEID"].Should().Equal("7");
        request.Query["name"].Should().Equal("a b+c", "d e");
        request.Headers["x-test"].Should().Be("one");
        request.Headers["authorization"].Should().StartWith("Basic ");
        request.Body.Should().Contain("Grüße");
        request.ContentLength.Should().Be(Encoding.UTF8.GetByteCount(request.Body));
        request.StatusCode.Should().Be(201);
        request.ToString().Should().Be("POST /api/v1/livechat/BANS -> 201");
    }

    [Fact]
    public async Task A_request_without_a_body_has_neither_body_nor_length()
    {
        await Call.Get("bans");

        Fake.Requests[0].Body.Should().BeEmpty();
        Fake.Requests[0].ContentLength.Should().BeNull();
        Fake.Requests[0].QueryString.Should().BeEmpty();
        Fake.Requests[0].Query.Should().BeEmpty();
    }

    [Fact]
    public async Task A_chunked_body_has_no_length()
    {
        using var http = new HttpClient { BaseAddress = Fake.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri("api/v1/livechat/bans", UriKind.Relative));
        request.Headers.Authorization = new("Bearer", Fake.AccessToken);
        request.Headers.TransferEncodingChunked = true;
        request.Content = new StringContent("""{"type":"ip","ipAddress":"192.0.2.1"}""", Encoding.UTF8, "application/json");

        using HttpResponseMessage response = await http.SendAsync(request);

        ((int)response.StatusCode).Should().Be(201);
        Fake.Requests[0].ContentLength.Should().BeNull();
        Fake.Requests[0].Body.Should().StartWith("{\"type\"");
    }

    [Fact]
    public async Task Requests_are_found_by_operation_and_can_be_cleared()
    {
        await Call.Get("bans");
        await Call.Get("bans/1");
        await Call.Get("nothing");
        await Call.Get("bans/99");

        Fake.Requests.Select(request => request.OperationId).Should().Equal("Bans.list", "Bans.get", null, "Bans.get");
        Fake.Requests.For("bans.get").Select(request => request.StatusCode).Should().Equal(200, 404);
        Fake.Requests.For("Bans.create").Should().BeEmpty();
        Fake.Requests.Clear();
        Fake.Requests.Count.Should().Be(0);
        Fake.Requests.Invoking(log => log[0]).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task An_enumeration_contains_the_requests_at_its_start()
    {
        await Call.Get("bans");
        using IEnumerator<RecordedRequest> requests = Fake.Requests.GetEnumerator();
        await Call.Get("bans");

        requests.MoveNext().Should().BeTrue();
        requests.MoveNext().Should().BeFalse();
    }
}
