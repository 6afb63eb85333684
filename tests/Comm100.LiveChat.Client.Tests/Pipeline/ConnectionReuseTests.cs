using System.Text;

namespace Comm100.LiveChat.Client.Tests.Pipeline;

public sealed class ConnectionReuseTests
{
    [Theory]
    [InlineData("reset")]
    [InlineData("end")]
    [InlineData("half a status line")]
    public async Task A_create_is_sent_once_if_a_reused_connection_is_lost(string failure)
    {
        await using var server = new RawServer(async exchange =>
        {
            if (exchange.Number == 1)
            {
                await exchange.SendJsonAsync("[]");
            }
            else if (failure == "reset")
            {
                exchange.Reset();
            }
            else if (failure != "end")
            {
                await exchange.SendAsync("HTTP/1.1 2");
            }
        });
        using var client = new LiveChatClient(server.CreateOptions());
        await client.Bans.ListAsync();

        await FluentActions.Awaiting(() => client.Bans.CreateAsync(new Ban { Type = BanType.Ip, IpAddress = "203.0.113.9" }).OrFail())
            .Should().ThrowExactlyAsync<LiveChatConnectionException>();

        server.Requests.Count(request => request.StartsWith("POST ", StringComparison.Ordinal)).Should().Be(1);
    }

    [Fact]
    public async Task A_compressed_response_is_read()
    {
        await using var server = new RawServer(exchange => exchange.SendAsync(
            Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n"),
            RawBodies.Compress("""[{"id":7,"comment":"spam"}]"""u8)));
        using var client = new LiveChatClient(server.CreateOptions());

        (await client.Bans.ListAsync()).Should().ContainSingle().Which.Comment.Should().Be("spam");
    }

    [Fact]
    public async Task A_chunked_response_is_read()
    {
        await using RawServer server = RawServer.WithResponse(
            "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n4\r\n[{\"i\r\n5\r\nd\":7}\r\n1\r\n]\r\n0\r\n\r\n");
        using var client = new LiveChatClient(server.CreateOptions());

        (await client.Bans.ListAsync()).Should().ContainSingle().Which.Id.Should().Be(7);
    }

    [Fact]
    public async Task Sequential_calls_share_a_connection()
    {
        await using var server = new RawServer(exchange => exchange.SendJsonAsync("[]"));
        using var client = new LiveChatClient(server.CreateOptions());

        await client.Bans.ListAsync();
        await client.Bans.ListAsync();
        await client.Bans.ListAsync();

        server.Requests.Should().HaveCount(3);
        server.ConnectionCount.Should().Be(1);
    }
}
