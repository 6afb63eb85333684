namespace Comm100.LiveChat.Client.Tests.Errors;

public sealed class ConnectionTests : ClientTest
{
    public static TheoryData<string> Calls => new("list", "create", "delete", "custom");

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_refused_connection_throws_LiveChatConnectionException(string call)
    {
        using var closed = new ClosedPort();

        LiveChatConnectionException exception = await FailAsync(CreateClient(options => options.BaseAddress = closed.BaseAddress), call);

        exception.InnerException.Should().BeOfType<HttpRequestException>();
        exception.Message.Should().Contain("was not sent: could not connect");
    }

    [Fact]
    public async Task An_unknown_host_name_throws_LiveChatConnectionException()
    {
        LiveChatClient client = CreateClient(options => options.BaseAddress = new Uri("https://livechat.invalid"));

        (await FailAsync(client, "list")).InnerException.Should().BeOfType<HttpRequestException>();
    }

    [Fact]
    public async Task A_service_without_TLS_throws_LiveChatConnectionException()
    {
        LiveChatClient client = CreateClient(options => options.BaseAddress = new UriBuilder(Fake.BaseAddress) { Scheme = "https" }.Uri);

        (await FailAsync(client, "list")).InnerException.Should().BeOfType<HttpRequestException>();
        Fake.Requests.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Each_kind_of_call_throws_LiveChatConnectionException_if_the_connection_is_reset(string call)
    {
        Fake.Faults.On("*").Reset();

        LiveChatConnectionException exception = await FailAsync(Client, call);

        exception.InnerException.Should().NotBeNull();
        exception.Message.Should().Contain("no response").And.Contain("may have received the request");
    }

    [Theory]
    [InlineData("")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: appli")]
    [InlineData("HTTP/1.1")]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n")]
    [InlineData("garbage garbage garbage\r\n\r\n")]
    [InlineData("HTTP/1.1 abc OK\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nno colon here\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\nnonsense\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Length: ten\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    public async Task An_invalid_HTTP_response_throws_LiveChatConnectionException(string response)
    {
        await using RawServer server = RawServer.WithResponse(response);

        await AssertConnectionFailureAsync(server, "response");
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n[{\"id\":7")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n")]
    public async Task A_truncated_response_body_throws_LiveChatConnectionException(string response)
    {
        await using RawServer server = RawServer.WithResponse(response);

        await AssertConnectionFailureAsync(server, "only part");
    }

    [Fact]
    public async Task A_connection_reset_in_the_body_throws_LiveChatConnectionException()
    {
        var headersArrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n[");
            await headersArrived.Task;
            exchange.Reset();
        });
        using var httpClient = new HttpClient(new SignalHeaders(headersArrived));
        using var client = new LiveChatClient(server.CreateOptions(), httpClient);

        LiveChatConnectionException exception = await FailAsync(client, "list");

        exception.Message.Should().Contain("only part");
        exception.InnerException.Should().NotBeNull();
    }

    [Fact]
    public async Task An_invalid_compressed_response_throws_a_LiveChatException()
    {
        await using RawServer server = RawServer.WithResponse(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 13\r\nConnection: close\r\n\r\nnot gzip ever");
        using var client = new LiveChatClient(server.CreateOptions());

        (await FluentActions.Awaiting(() => client.Bans.ListAsync().OrFail()).Should().ThrowAsync<LiveChatException>())
            .Which.OperationId.Should().Be("Bans.list");
    }

    private static async Task AssertConnectionFailureAsync(RawServer server, string text)
    {
        using var client = new LiveChatClient(server.CreateOptions());
        LiveChatConnectionException exception = await FailAsync(client, "list");
        exception.Message.Should().Contain(text);
        if (!exception.Message.Contains("not valid HTTP"))
        {
            // The inner exception is omitted only if its message contains received data.
            exception.InnerException.Should().NotBeNull();
        }
    }

    private static async Task<LiveChatConnectionException> FailAsync(LiveChatClient client, string call)
    {
        LiveChatConnectionException exception = await Failure.OfAsync<LiveChatConnectionException>(() => call switch
        {
            "create" => client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" }),
            "delete" => client.Bans.DeleteAsync(7),
            "custom" => client.SendAsync(new LiveChatRequest(HttpMethod.Patch, "/bans/7")),
            _ => client.Bans.ListAsync(),
        });
        exception.OperationId.Should().Be(call == "custom" ? "Custom.send" : "Bans." + call);
        exception.Attempts.Should().Be(1);
        return exception;
    }

    private sealed class SignalHeaders(TaskCompletionSource headersArrived) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            headersArrived.TrySetResult();
            return response;
        }
    }
}
