using System.Net;
using System.Text;
using Comm100.LiveChat.Client.Tests.Errors;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

/// <summary>When <see cref="LiveChatCallOptions.OnResponse"/> is called, and with which values.</summary>
public sealed class ResponseInfoTests : ResilienceTest
{
    private readonly List<LiveChatResponseInfo> _infos = [];

    public static TheoryData<string, string> Throwing
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (string call in new[] { "Bans.get", "Bans.delete", "custom", "error" })
            {
                foreach (string exception in new[] { nameof(InvalidOperationException), nameof(IOException), nameof(HttpRequestException), nameof(TimeoutException), nameof(TaskCanceledException), nameof(LiveChatServerException) })
                {
                    data.Add(call, exception);
                }
            }

            return data;
        }
    }

    [Fact]
    public async Task OnResponse_receives_the_response_of_a_call()
    {
        LiveChatResponseInfo? info = null;

        IReadOnlyList<Ban> bans = await Client.WithOptions(options => options.OnResponse = response => info = response).Bans.ListAsync();

        bans.Should().NotBeEmpty();
        info!.Operation.Should().Be(LiveChatOperations.Bans.List);
        info.StatusCode.Should().Be(HttpStatusCode.OK);
        info.GetHeader("content-TYPE").Should().StartWith("application/json");
        info.GetHeader("X-Missing").Should().BeNull();
        info.Attempts.Should().Be(1);
        info.Elapsed.Should().BePositive();
        info.ToString().Should().StartWith("Bans.list (GET /bans): status 200 after 1 attempt(s) and ");
    }

    [Fact]
    public async Task Header_values_are_unchanged_and_headers_that_can_contain_secrets_are_omitted()
    {
        await using RawServer server = RawServer.WithResponse(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json; charset=\"UTF-8\"\r\nContent-Length: 2\r\nX-Many: a, b\r\nX-Many: c\r\nRetry-After: soon\r\n"
            + "Set-Cookie: a=canary\r\nSet-Cookie2: canary\r\nWWW-Authenticate: Basic realm=canary\r\nX-Auth-Token: canary\r\nAuthentication-Info: canary\r\nX-Api-Key: canary\r\nX-Session-Id: canary\r\n\r\n[]");
        using var client = new LiveChatClient(server.CreateOptions());

        await client.WithOptions(Observe).Bans.ListAsync();

        LiveChatResponseInfo info = _infos.Should().ContainSingle().Which;
        info.Headers["x-many"].Should().Equal("a, b", "c");
        info.Headers["Content-Type"].Should().Equal("application/json; charset=\"UTF-8\"");
        info.Headers["Retry-After"].Should().Equal("soon");
        info.Headers.Keys.Should().BeEquivalentTo(["Content-Type", "Content-Length", "X-Many", "Retry-After"]);
        info.Headers.Should().NotBeAssignableTo<Dictionary<string, IReadOnlyList<string>>>();
    }

    [Theory]
    [InlineData("X-Request-Id", "r-1", "r-1")]
    [InlineData("request-id", "r-1", "r-1")]
    [InlineData("X-Correlation-Id", " r-1 ", "r-1")]
    [InlineData("X-Other", "r-1", null)]
    [InlineData("X-Request-Id", "two words", null)]
    [InlineData("X-Request-Id", "caf\u00e9", null)]
    public async Task RequestId_is_read_from_known_headers_if_the_value_is_visible_ASCII_text(string name, string value, string? expected)
    {
        await using RawServer server = RawServer.WithResponse($"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n{name}: {value}\r\n\r\n[]");
        using var client = new LiveChatClient(server.CreateOptions());

        await client.WithOptions(Observe).Bans.ListAsync();

        _infos.Should().ContainSingle().Which.RequestId.Should().Be(expected);
    }

    [Fact]
    public async Task A_request_id_longer_than_128_characters_is_omitted()
    {
        Respond("Bans.list", 200, "[]", headers: ("X-Request-Id", new string('a', 128)));
        await Client.WithOptions(Observe).Bans.ListAsync();
        Respond("Bans.list", 200, "[]", headers: ("X-Request-Id", new string('a', 129)));
        await Client.WithOptions(Observe).Bans.ListAsync();

        _infos.Select(info => info.RequestId?.Length).Should().Equal(128, null);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(500)]
    [InlineData(302)]
    public async Task An_unsuccessful_response_is_passed_to_OnResponse_once(int status)
    {
        Fake.Faults.On("Bans.get").Respond(status, headers: [KeyValuePair.Create("X-Request-Id", "r-1")]);

        await FluentActions.Awaiting(() => WithoutWaitingAsync(CreateResilientClient().WithOptions(Observe).Bans.GetAsync(1))).Should().ThrowAsync<LiveChatApiException>();

        LiveChatResponseInfo info = _infos.Should().ContainSingle().Which;
        ((int)info.StatusCode).Should().Be(status);
        info.RequestId.Should().Be("r-1");
        info.Attempts.Should().Be(Fake.Requests.Count);
    }

    [Fact]
    public async Task Only_the_response_after_a_token_renewal_is_passed_to_OnResponse()
    {
        LiveChatClient client = CreateClient(options => options.Credential = LiveChatCredential.OAuthPassword(Fake.Email, Fake.Password));
        Fake.Faults.On("Bans.list").Respond(401).Times(1);

        await client.WithOptions(Observe).Bans.ListAsync();

        _infos.Should().ContainSingle().Which.Should().Match<LiveChatResponseInfo>(info => info.StatusCode == HttpStatusCode.OK && info.Attempts == 2);
    }

    [Fact]
    public async Task A_response_with_invalid_JSON_is_passed_to_OnResponse()
    {
        Respond("Bans.get", 200, "{");

        await Failure.OfAsync<LiveChatSerializationException>(() => Client.WithOptions(Observe).Bans.GetAsync(1));

        _infos.Should().ContainSingle().Which.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task OnResponse_is_not_called_without_a_final_response()
    {
        LiveChatClient client = CreateResilientClient(options => options.Retries.MaxAttempts = 2);
        Fake.Faults.On("Bans.get").Respond(503).Times(1);
        Fake.Faults.On("Bans.get").Reset();
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        (await Failure.OfAsync<LiveChatConnectionException>(() => WithoutWaitingAsync(client.WithOptions(Observe).Bans.GetAsync(1)))).Attempts.Should().Be(2);
        await FluentActions.Awaiting(() => client.WithOptions(Observe).Bans.ListAsync(source.Token)).Should().ThrowAsync<OperationCanceledException>();
        await FluentActions.Awaiting(() => client.WithOptions(Observe).Bans.CreateAsync(new Ban())).Should().ThrowAsync<ArgumentException>();

        _infos.Should().BeEmpty();
    }

    [Fact]
    public async Task OnResponse_is_not_called_if_the_call_is_canceled_while_the_body_is_received()
    {
        using var source = new CancellationTokenSource();
        await using StalledCall stalled = await StalledCall.StartAsync(CallStage.Body, (client, token) => client.WithOptions(Observe).Bans.ListAsync(token), source.Token);

        await source.CancelAsync();

        await FluentActions.Awaiting(() => stalled.Call.OrFail()).Should().ThrowAsync<OperationCanceledException>();
        _infos.Should().BeEmpty();
    }

    [Fact]
    public async Task A_response_with_an_incomplete_body_is_passed_to_OnResponse()
    {
        Fake.Faults.On("Bans.list").ResetInBody();

        await Failure.OfAsync<LiveChatConnectionException>(() => Client.WithOptions(Observe).Bans.ListAsync());

        _infos.Should().ContainSingle().Which.StatusCode.Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [MemberData(nameof(Throwing))]
    public async Task An_exception_of_OnResponse_is_thrown_unchanged_and_not_retried(string call, string type)
    {
        Exception thrown = type switch
        {
            nameof(InvalidOperationException) => new InvalidOperationException("by a test"),
            nameof(IOException) => new IOException("by a test"),
            nameof(HttpRequestException) => new HttpRequestException("by a test"),
            nameof(TimeoutException) => new TimeoutException("by a test"),
            nameof(TaskCanceledException) => new TaskCanceledException("by a test"),
            _ => new LiveChatServerException("by a test"),
        };
        ILiveChatClient view = CreateResilientClient().WithOptions(options => options.OnResponse = _ => throw thrown);
        if (call == "error")
        {
            Fake.Faults.On("Bans.create").Respond(400);
        }

        Exception? caught = await Record.ExceptionAsync(() => (call switch
        {
            "custom" => view.SendAsync(new LiveChatRequest(HttpMethod.Get, "/bans")),
            "error" => CallAsync(view, "Bans.create"),
            _ => CallAsync(view, call),
        }).OrFail());

        caught.Should().BeSameAs(thrown);
        Fake.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task The_content_is_disposed_if_OnResponse_throws()
    {
        using var content = new TrackedContent();
        using var client = new LiveChatClient(CreateOptions(), new FixedHandler(content), disposeHandler: true);

        await Failure.OfAsync<InvalidOperationException>(() => client.WithOptions(options => options.OnResponse = _ => throw new InvalidOperationException("by a test")).Bans.ListAsync());

        content.IsDisposed.Should().BeTrue();
    }

    private void Observe(LiveChatCallOptions options) => options.OnResponse = _infos.Add;

    private sealed class TrackedContent() : ByteArrayContent(Encoding.UTF8.GetBytes("[]"))
    {
        public bool IsDisposed { get; private set; }

        protected override void Dispose(bool disposing)
        {
            IsDisposed = true;
            base.Dispose(disposing);
        }
    }

    private sealed class FixedHandler(HttpContent content) : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
            Task.FromResult(new HttpResponseMessage { Content = content, RequestMessage = request });
    }
}
