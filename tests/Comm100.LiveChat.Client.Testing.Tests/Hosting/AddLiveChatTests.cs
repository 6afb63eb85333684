using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using WireMock.RequestBuilders;
using WireMock.ResponseBuilders;
using WireMock.Server;

namespace Comm100.LiveChat.Client.Testing.Tests.Hosting;

/// <summary>A fake in an existing server.</summary>
public sealed class AddLiveChatTests : IAsyncLifetime
{
    private readonly WireMockServer _server = WireMockServer.Start();
    private LiveChatFake _fake = null!;

    private HttpClient Http { get; set; } = null!;

    public Task InitializeAsync()
    {
        _server.Given(Request.Create().WithPath("/crm")).RespondWith(Response.Create().WithBody("crm"));
        _fake = _server.AddLiveChat(new LiveChatFakeOptions { Now = FixedTime.Now });
        Http = new HttpClient { BaseAddress = _fake.BaseAddress };
        Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _fake.AccessToken);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await _fake.DisposeAsync();
        _server.Dispose();
    }

    [Fact]
    public async Task The_fake_responds_to_requests_that_no_mapping_of_the_server_matches()
    {
        _server.Given(Request.Create().WithPath("/api/v1/livechat/webhooks")).RespondWith(Response.Create().WithBody("stub"));

        (await GetAsync("crm")).Should().Be("crm");
        (await GetAsync("api/v1/livechat/webhooks")).Should().Be("stub");
        JsonNode.Parse(await GetAsync("api/v1/livechat/bans"))!.AsArray().Should().NotBeEmpty();
        using HttpResponseMessage other = await Http.GetAsync(new Uri("elsewhere", UriKind.Relative));
        other.StatusCode.Should().Be(HttpStatusCode.NotFound);

        _fake.Requests.ShouldHaveReceivedExactly("Bans.list");
        _server.LogEntries.Should().HaveCount(4);
    }

    [Fact]
    public async Task A_client_can_read_and_write()
    {
        LiveChatClient client = _fake.CreateClient();

        Ban ban = await client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "192.0.2.7" });

        (await client.Bans.GetAsync(ban.Id!.Value)).IpAddress.Should().Be("192.0.2.7");
        _fake.Requests.For("Bans.create").Single().Body.Should().Contain("192.0.2.7");
        _fake.Requests.For("Bans.create").Single().StatusCode.Should().Be(201);
        using var form = new FormUrlEncodedContent([new("grant_type", "password"), new("email", _fake.Email), new("password", _fake.Password)]);
        using HttpResponseMessage token = await Http.PostAsync(_fake.TokenEndpoint, form);
        token.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Faults_apply_to_connections_of_the_server()
    {
        _fake.Faults.On("Bans.list").Respond(503).Times(1);
        _fake.Faults.On("Bans.list").Truncate().Times(1);
        _fake.Faults.On("Bans.list").ResetInHeaders().Times(1);
        _fake.Faults.On("Bans.list").SendInChunks(bytes: 3).Times(1);

        using HttpResponseMessage response = await Http.GetAsync(new Uri("api/v1/livechat/bans", UriKind.Relative));
        response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        await FluentActions.Awaiting(() => GetAsync("api/v1/livechat/bans")).Should().ThrowAsync<HttpRequestException>();
        await FluentActions.Awaiting(() => GetAsync("api/v1/livechat/bans")).Should().ThrowAsync<HttpRequestException>();
        JsonNode.Parse(await GetAsync("api/v1/livechat/bans"))!.AsArray().Should().NotBeEmpty();
        _fake.Requests.Select(request => request.Fault is not null).Should().Equal(true, true, true, true);
    }

    [Fact]
    public async Task The_target_is_recorded_unchanged()
    {
        await GetAsync("api/v1/livechat/chats/10001?a=%2Fb");
        using HttpResponseMessage response = await Http.GetAsync(new Uri("api/v1/livechat/chats/a%2Fb", UriKind.Relative));

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        _fake.Requests[0].RawTarget.Should().EndWith("?a=%2Fb");
        _fake.Requests[1].RouteValues["id"].Should().Be("a/b");
    }

    [Fact]
    public async Task The_server_keeps_running_after_the_fake_is_disposed()
    {
        await GetAsync("api/v1/livechat/bans");

        await _fake.DisposeAsync();

        using HttpResponseMessage response = await Http.GetAsync(new Uri("api/v1/livechat/bans", UriKind.Relative));
        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await GetAsync("crm")).Should().Be("crm");
        _server.MappingModels.Should().ContainSingle();
    }

    [Fact]
    public async Task Other_paths_are_handled_too()
    {
        using WireMockServer server = WireMockServer.Start();
        await using LiveChatFake fake = server.AddLiveChat(new LiveChatFakeOptions { OtherPathsHandler = context => context.Response.Body.WriteAsync("page"u8.ToArray()).AsTask() });
        using var http = new HttpClient();

        (await http.GetStringAsync(fake.BaseAddress)).Should().Be("page");
    }

    private Task<string> GetAsync(string path) => Http.GetStringAsync(new Uri(path, UriKind.Relative));
}
