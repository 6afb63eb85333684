using System.Net;
using System.Net.Sockets;

namespace Comm100.LiveChat.Client.Tests.Errors;

public sealed class ConnectionTests : ClientTest
{
    public static TheoryData<string> Calls => new("list", "create", "delete", "custom");

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_refused_connection_is_reported(string call)
    {
        Uri nobody;
        using (var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp))
        {
            // Bound and not listening: every connection is refused, and nobody else gets the port.
            listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
            nobody = new Uri("http://" + listener.LocalEndPoint);
            LiveChatConnectionException exception = await FailAsync(CreateClient(options => options.BaseAddress = nobody), call);

            exception.InnerException.Should().BeOfType<HttpRequestException>();
            exception.Message.Should().Contain("was not sent: could not connect");
        }
    }

    [Fact]
    public async Task An_unknown_host_name_is_reported_as_a_lost_connection()
    {
        LiveChatClient client = CreateClient(options => options.BaseAddress = new Uri("https://livechat.invalid"));

        (await FailAsync(client, "list")).InnerException.Should().BeOfType<HttpRequestException>();
    }

    [Fact]
    public async Task A_service_without_TLS_is_reported_as_a_lost_connection()
    {
        LiveChatClient client = CreateClient(options => options.BaseAddress = new UriBuilder(Fake.BaseAddress) { Scheme = "https" }.Uri);

        (await FailAsync(client, "list")).InnerException.Should().BeOfType<HttpRequestException>();
        Fake.Requests.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task A_connection_that_ends_before_the_headers_is_lost(string call)
    {
        Fake.Faults.On("*").Reset();

        LiveChatConnectionException exception = await FailAsync(Client, call);

        exception.InnerException.Should().NotBeNull();
        exception.Message.Should().Contain("no response").And.Contain("may have received the request");
    }

    [Fact]
    public async Task A_connection_that_is_reset_before_the_headers_is_lost()
    {
        await using var server = new RawServer(exchange =>
        {
            exchange.Reset();
            return Task.CompletedTask;
        });

        await AssertLostAsync(server, "no response");
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
    public async Task A_response_that_is_not_HTTP_is_a_lost_connection(string response)
    {
        await using RawServer server = RawServer.Saying(response);

        await AssertLostAsync(server, "response");
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n[{\"id\":7")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n[]\r\n")]
    public async Task A_response_truncated_in_its_body_is_a_lost_connection(string response)
    {
        await using RawServer server = RawServer.Saying(response);

        await AssertLostAsync(server, "only part");
    }

    [Fact]
    public async Task A_connection_that_is_reset_in_the_body_is_lost()
    {
        var headersArrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var server = new RawServer(async exchange =>
        {
            await exchange.SendAsync("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n[");
            await headersArrived.Task;
            exchange.Reset();
        });
        using var httpClient = new HttpClient(new Signal(headersArrived));
        using var client = new LiveChatClient(server.CreateOptions(), httpClient);

        LiveChatConnectionException exception = await FailAsync(client, "list");

        exception.Message.Should().Contain("only part");
        exception.InnerException.Should().NotBeNull();
    }

    [Fact]
    public async Task A_broken_compressed_response_is_reported_with_an_exception_of_the_client()
    {
        await using RawServer server = RawServer.Saying(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nContent-Length: 13\r\nConnection: close\r\n\r\nnot gzip ever");
        using var client = new LiveChatClient(server.CreateOptions());

        (await FluentActions.Awaiting(() => client.Bans.ListAsync().OrFail()).Should().ThrowAsync<LiveChatException>())
            .Which.OperationId.Should().Be("Bans.list");
    }

    private static async Task AssertLostAsync(RawServer server, string words)
    {
        using var client = new LiveChatClient(server.CreateOptions());
        LiveChatConnectionException exception = await FailAsync(client, "list");
        exception.Message.Should().Contain(words);
        if (!exception.Message.Contains("not valid HTTP"))
        {
            // The messages of the handler that repeat what came are the only ones to be left out.
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

    private sealed class Signal(TaskCompletionSource headersArrived) : DelegatingHandler(new SocketsHttpHandler())
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            HttpResponseMessage response = await base.SendAsync(request, cancellationToken);
            headersArrived.TrySetResult();
            return response;
        }
    }
}
