using System.Net;
using System.Net.Http.Headers;

namespace Comm100.LiveChat.Client.Testing.Tests;

public sealed class RoutingTests : FakeTest
{
    [Theory]
    [InlineData("/api/v1/livechat/bans")]
    [InlineData("/api/v2/livechat/bans")]
    [InlineData("/livechatwebapi/api/v1/livechat/bans")]
    [InlineData("/livechatwebapi/api/v2/livechat/bans")]
    [InlineData("/API/V1/LiveChat/BANS")]
    [InlineData("/api/v1/livechat/bans?siteId=10001")]
    public async Task Every_prefix_is_accepted_in_any_case_and_other_parameters_are_ignored(string path)
    {
        RawResponse response = await Call.Get(path);

        response.Status.Should().Be(HttpStatusCode.OK);
        response.Json!.AsArray().Should().HaveCount(3);
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/bans")]
    [InlineData("/api/v3/livechat/bans")]
    [InlineData("/api/v1/livechat")]
    [InlineData("/api/v1/livechat/nothing")]
    [InlineData("/api/v1/livechat/bans/")]
    [InlineData("/api/v1/livechat/bans//1")]
    [InlineData("/api/v1/livechat/bans/1/more")]
    public async Task An_unknown_url_is_404000(string path)
    {
        RawResponse response = await Call.Get(path);

        response.Status.Should().Be(HttpStatusCode.NotFound);
        response.Code.Should().Be(404000);
        Fake.Requests[0].OperationId.Should().BeNull();
    }

    [Theory]
    [InlineData("PATCH", "bans/1", "DELETE, GET, PUT")]
    [InlineData("DELETE", "bans", "GET, POST")]
    [InlineData("GET", "webhooks/1", "DELETE, PUT")]
    [InlineData("POST", "agents/1", "GET, PUT")]
    public async Task An_unsupported_method_is_405(string method, string path, string allowed)
    {
        RawResponse response = await Call.Send(new HttpMethod(method), path, "{}");

        response.Status.Should().Be(HttpStatusCode.MethodNotAllowed);
        response.Code.Should().Be(405000);
        string.Join(", ", response.ContentHeaders.Allow).Should().Be(allowed);
    }

    [Theory]
    [InlineData("/api/v1/livechat/bans/..%2Fcampaigns", 400, 400003)]
    [InlineData("/api/v1/livechat/bans/%2e%2e", 400, 400003)]
    [InlineData("/api/v1/livechat/bans/..", 400, 400003)]
    [InlineData("/api/v1/livechat/bans/../campaigns", 404, 404000)]
    [InlineData("/api/v1/livechat/bans/1%2F..%2F2", 400, 400003)]
    [InlineData("/api/v1/livechat/bans/1%3Fx=2", 400, 400003)]
    [InlineData("/api/v1/livechat/chats/..%2F..%2Fbans", 404, 404001)]
    [InlineData("/api/v1/livechat/chats/b2c7a1f0-1c0f-4e09-8a6c-52f50b4f4e0e", 404, 404001)]
    public async Task Escaped_slashes_and_dots_stay_in_their_segment(string target, int status, int code)
    {
        SocketResponse response = await RawSocket.Get(Fake, target);

        response.Status.Should().Be(status);
        response.Body.Should().Contain($"\"code\":{code},");
        Fake.Requests.Should().ContainSingle();
        Fake.Requests[0].RawTarget.Should().Be(target);
    }

    [Fact]
    public async Task Escaped_characters_are_unescaped()
    {
        SocketResponse response = await RawSocket.Get(Fake, "/api/v1/livechat/%62ans/%31");

        response.Status.Should().Be(200);
        response.Body.Should().StartWith("{\"id\":1,");
    }

    [Fact]
    public async Task Without_a_credential_every_request_is_401()
    {
        Call.Headers.Authorization = null;

        RawResponse response = await Call.Get("bans");

        response.Status.Should().Be(HttpStatusCode.Unauthorized);
        response.Code.Should().Be(401000);
        response.Message.Should().NotBeEmpty();
        response.Headers.WwwAuthenticate.Select(challenge => challenge.Scheme).Should().Equal("Basic", "Bearer");
        (await Call.Get("nothing")).Status.Should().Be(HttpStatusCode.Unauthorized);
    }

    [Theory]
    [InlineData("Basic YWdlbnRAZXhhbXBsZS5jb206ZmFrZS1hcGkta2V5", HttpStatusCode.OK)]
    [InlineData("basic YWdlbnRAZXhhbXBsZS5jb206ZmFrZS1hcGkta2V5", HttpStatusCode.OK)]
    [InlineData("Basic YWdlbnRAZXhhbXBsZS5jb206d3Jvbmc=", HttpStatusCode.Unauthorized)]
    [InlineData("Basic !!!", HttpStatusCode.Unauthorized)]
    [InlineData("Basic", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer fake-access-token", HttpStatusCode.OK)]
    [InlineData("Bearer wrong", HttpStatusCode.Unauthorized)]
    [InlineData("Digest fake-access-token", HttpStatusCode.Unauthorized)]
    public async Task Only_the_api_key_and_the_access_token_are_accepted(string authorization, HttpStatusCode status)
    {
        Call.Headers.Authorization = AuthenticationHeaderValue.Parse(authorization);

        (await Call.Get("bans")).Status.Should().Be(status);

        Fake.Requests[0].Headers["authorization"].Should().Be(authorization);
    }
}
