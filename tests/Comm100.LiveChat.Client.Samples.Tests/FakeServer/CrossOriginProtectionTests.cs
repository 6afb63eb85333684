using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Comm100.LiveChat.Client.Samples.Tests.FakeServer;

/// <summary>Tests which requests of web pages are rejected, and that programs have access.</summary>
public sealed class CrossOriginProtectionTests(RunningServerWithAdmin running) : IClassFixture<RunningServerWithAdmin>
{
    private const string OwnOrigin = "http://127.0.0.1:{port}";

    private ServerProcess Server => running.Server;

    [Theory]
    [InlineData("rebound.example", 421)]
    [InlineData("rebound.example:{port}", 421)]
    [InlineData("127.0.0.1.rebound.example", 421)]
    [InlineData("localhost.rebound.example", 421)]
    [InlineData("192.168.0.1", 421)]
    [InlineData("0.0.0.0:{port}", 421)]
    [InlineData("127.0.0.1:{port}", 200)]
    [InlineData("localhost:{port}", 200)]
    [InlineData("LOCALHOST", 200)]
    [InlineData("[::1]:{port}", 200)]
    public async Task Only_requests_with_a_loopback_host_are_accepted(string host, int status)
    {
        foreach (string path in (string[])["/", "/openapi.json", "/api/v1/livechat/bans", "/__admin/mappings"])
        {
            int actual = await SendAsync("GET", path, $"Host: {host}");

            actual.Should().Be(status == 200 && path.StartsWith("/api", StringComparison.Ordinal) ? 401 : status, "the path is {0}", path);
        }
    }

    [Theory]
    [InlineData("PUT", "/faults/Webhooks.list?respond=503&times=1")]
    [InlineData("DELETE", "/faults")]
    [InlineData("POST", "/reset")]
    [InlineData("GET", "/__admin/mappings")]
    [InlineData("DELETE", "/__admin/mappings")]
    [InlineData("POST", "/__admin/mappings/reset")]
    public async Task A_page_of_another_origin_cannot_control_the_server(string method, string path)
    {
        foreach (string header in (string[])["Origin: https://evil.example", "Origin: null", "Origin: http://127.0.0.1:1", "Origin: https://127.0.0.1:{port}", "Origin: http://localhost:{port}", "Sec-Fetch-Site: cross-site"])
        {
            (await SendAsync(method, path, "Host: 127.0.0.1:{port}", header)).Should().Be(403, "the header is {0}", header);
        }

        (await SendAsync(method, path, "Host: 127.0.0.1:{port}", "Origin: " + OwnOrigin)).Should().Be(200);
        (await SendAsync(method, path, "Host: 127.0.0.1:{port}")).Should().Be(200, "a program sends no origin");
    }

    [Fact]
    public async Task The_api_accepts_requests_from_any_origin() =>
        (await SendAsync("GET", "/api/v1/livechat/bans", "Host: 127.0.0.1:{port}", "Origin: https://app.example")).Should().Be(401);

    [Fact]
    public async Task The_admin_interface_is_disabled_by_default()
    {
        using ServerProcess plain = await ServerProcess.StartAsync();

        (await SendAsync(plain, "GET", "/__admin/mappings", ["Host: 127.0.0.1"])).Should().Be(404);
        (await SendAsync(plain, "POST", "/__admin/mappings/reset", ["Host: 127.0.0.1"])).Should().Be(404);
    }

    [Fact]
    public async Task The_server_listens_only_on_loopback()
    {
        IPAddress[] others = [.. (await Dns.GetHostAddressesAsync(Dns.GetHostName())).Where(address => address.AddressFamily == AddressFamily.InterNetwork && !IPAddress.IsLoopback(address))];
        foreach (IPAddress address in others)
        {
            using var socket = new TcpClient();
            await FluentActions.Awaiting(() => socket.ConnectAsync(address, Server.BaseAddress.Port)).Should().ThrowAsync<SocketException>();
        }

        Server.BaseAddress.Host.Should().Be("127.0.0.1");
    }

    private Task<int> SendAsync(string method, string path, params string[] headers) => SendAsync(Server, method, path, headers);

    // An HttpClient would set the host.
    private static async Task<int> SendAsync(ServerProcess server, string method, string path, string[] headers)
    {
        string port = server.BaseAddress.Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var request = new StringBuilder($"{method} {path} HTTP/1.1\r\nConnection: close\r\nContent-Length: 0\r\n");
        foreach (string header in headers)
        {
            request.Append(header.Replace("{port}", port, StringComparison.Ordinal)).Append("\r\n");
        }

        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, server.BaseAddress.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request.Append("\r\n").ToString()));
        using var reader = new StreamReader(socket.GetStream());
        string line = (await reader.ReadLineAsync())!;
        return int.Parse(line.Split(' ')[1], System.Globalization.CultureInfo.InvariantCulture);
    }
}
