namespace Comm100.LiveChat.Client.Tests.Errors;

/// <summary>The response headers of an exception.</summary>
public sealed class ResponseHeaderTests : ClientTest
{
    private static readonly (string Name, string Value)[] s_headers =
    [
        ("X-Request-Id", "r-canary"), ("X-RateLimit-Remaining", "12"), ("Retry-After", "5"), ("Server", "edge"),
        ("Set-Cookie", "canary-cookie=1"), ("WWW-Authenticate", "Basic realm=canary-realm"), ("X-Other", "canary-other"),
        ("Via", new string('v', 257)), ("Location", "https://example.invalid/canary-location"),
    ];

    [Theory]
    [InlineData(400, "{}")]
    [InlineData(500, "")]
    [InlineData(302, "")]
    [InlineData(200, "{")]
    [InlineData(200, """{"code":400000,"message":"no"}""")]
    public async Task An_exception_has_the_selected_response_headers_and_the_request_id(int status, string body)
    {
        Respond("Bans.get", status, body, headers: s_headers);

        LiveChatException exception = (await FluentActions.Awaiting(() => Client.Bans.GetAsync(1)).Should().ThrowAsync<LiveChatException>()).Which;

        exception.RequestId.Should().Be("r-canary");
        exception.ResponseHeaders["x-ratelimit-remaining"].Should().Equal("12");
        exception.ResponseHeaders["Retry-After"].Should().Equal("5");
        exception.ResponseHeaders.Keys.Should().Contain("X-Request-Id").And.NotContain("Via");
        exception.ResponseHeaders.Keys.Except(["X-Request-Id", "X-RateLimit-Remaining", "Retry-After", "Server", "Date"], StringComparer.OrdinalIgnoreCase).Should().BeEmpty();
        exception.ToString().Should().NotContain("canary");
        exception.ResponseHeaders.Should().NotBeAssignableTo<Dictionary<string, IReadOnlyList<string>>>();
    }

    [Fact]
    public async Task The_exception_of_a_truncated_response_body_has_the_request_id()
    {
        await using RawServer server = RawServer.WithResponse("HTTP/1.1 200 OK\r\nContent-Length: 100\r\nX-Request-Id: r-1\r\n\r\n[");
        using var client = new LiveChatClient(server.CreateOptions());

        (await Failure.OfAsync<LiveChatConnectionException>(() => client.Bans.ListAsync())).RequestId.Should().Be("r-1");
    }

    [Fact]
    public async Task An_exception_without_a_response_has_no_headers()
    {
        Fake.Faults.On("Bans.get").Reset();

        LiveChatException exception = await Failure.OfAsync<LiveChatConnectionException>(() => Client.Bans.GetAsync(1));

        exception.RequestId.Should().BeNull();
        exception.ResponseHeaders.Should().BeEmpty();
        new LiveChatException().ResponseHeaders.Should().BeEmpty();
    }
}
