using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Comm100.LiveChat.Client.Samples.Tests.FakeServer;

/// <summary>Tests the page of the server and its rendering in a browser.</summary>
public sealed class PageTests(RunningServer running) : IClassFixture<RunningServer>, IAsyncLifetime
{
    private const string HostilePath = "/api/v1/livechat/<script>document.title='hostile'</script>";

    private ServerProcess Server => running.Server;

    // Each test begins with the original data and without faults.
    public async Task InitializeAsync()
    {
        using HttpClient http = Server.CreateHttpClient();
        (await SendAsync(http, HttpMethod.Delete, "faults")).Should().Be(HttpStatusCode.OK);
        (await SendAsync(http, HttpMethod.Post, "reset")).Should().Be(HttpStatusCode.OK);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_page_shows_resources_requests_and_faults_and_encodes_external_text()
    {
        await PrepareAsync(Server);
        using var http = new HttpClient { BaseAddress = Server.BaseAddress };

        using HttpResponseMessage response = await http.GetAsync(new Uri("/", UriKind.Relative));

        string page = await response.Content.ReadAsStringAsync();
        page.Should().ContainAll(ApiContract.Operations.Select(operation => operation.Id)).And.ContainAll(ApiContract.Operations.Select(operation => operation.Route));
        page.Should().MatchRegex(@"Campaigns \(\d+\)").And.Contain("Chats (240)").And.Contain("&lt;script&gt;document.title").And.NotContain("<script>document.title");
        page.Should().NotContain(Server.ApiKey).And.NotContain("Basic ");
        response.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("default-src 'none';");
    }

    [ChromiumFact]
    public async Task A_browser_renders_the_page()
    {
        await PrepareAsync(Server);

        string page = await DumpAsync(Server.BaseAddress);

        page.Should().Contain("<title>Fake of the live chat service</title>", "a script in a path must not run");
        page.Should().ContainAll(ApiContract.Operations.Select(operation => $"<td>{operation.Id}</td>"));
        page.Should().Contain("""<tr><td>GET</td><td><code>/api/v1/livechat/bans</code></td><td>Bans.list</td><td class="number">200</td></tr>""");
        page.Should().Contain("<code>/api/v1/livechat/&lt;script&gt;document.title='hostile'&lt;/script&gt;</code>");
        page.Should().Contain("<li>Bans.get: respond 503").And.Contain("""<th colspan="5" scope="rowgroup">Bans (""");
        page.Should().MatchRegex("""<button type="button" id="pause" aria-pressed="false">""", "the script of the page must show it");
    }

    [Fact]
    public async Task Faults_are_added_and_removed_over_http()
    {
        using HttpClient http = Server.CreateHttpClient();

        (await SendAsync(http, HttpMethod.Put, "faults/Bans.list?respond=503&times=1")).Should().Be(HttpStatusCode.OK);
        (await SendAsync(http, HttpMethod.Get, "api/v1/livechat/bans")).Should().Be(HttpStatusCode.ServiceUnavailable);
        (await SendAsync(http, HttpMethod.Get, "api/v1/livechat/bans")).Should().Be(HttpStatusCode.OK);
        (await http.GetStringAsync(new Uri("/", UriKind.Relative))).Should().Contain("<li>None</li>", "the fault is used up");

        (await SendAsync(http, HttpMethod.Put, "faults/*?reset")).Should().Be(HttpStatusCode.OK);
        await FluentActions.Awaiting(() => SendAsync(http, HttpMethod.Get, "api/v1/livechat/bans")).Should().ThrowAsync<HttpRequestException>();
        (await SendAsync(http, HttpMethod.Delete, "faults")).Should().Be(HttpStatusCode.OK);
        (await SendAsync(http, HttpMethod.Delete, "api/v1/livechat/bans/1")).Should().Be(HttpStatusCode.OK);
        (await SendAsync(http, HttpMethod.Post, "reset")).Should().Be(HttpStatusCode.OK);
        (await SendAsync(http, HttpMethod.Get, "api/v1/livechat/bans/1")).Should().Be(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("PUT", "faults/Bams.list?respond=503", 400)]
    [InlineData("PUT", "faults/Bans.list", 400)]
    [InlineData("PUT", "faults/Bans.list?respond=99", 400)]
    [InlineData("PUT", "faults/Bans.list?reset&hang", 400)]
    [InlineData("PUT", "faults/Bans.list?reset&times=0", 400)]
    [InlineData("GET", "favicon.ico", 404)]
    public async Task Invalid_requests_are_rejected(string method, string path, int status)
    {
        using HttpClient http = Server.CreateHttpClient();

        ((int)await SendAsync(http, new HttpMethod(method), path)).Should().Be(status);
        (await http.GetStringAsync(new Uri("/", UriKind.Relative))).Should().Contain("<li>None</li>");
    }

    [Fact]
    public async Task The_number_of_faults_is_limited_and_inactive_faults_are_removed_first()
    {
        using HttpClient http = Server.CreateHttpClient();
        for (int i = 0; i < 1000; i++)
        {
            (await SendAsync(http, HttpMethod.Put, "faults/Bans.get?respond=503&times=1")).Should().Be(HttpStatusCode.OK);
        }

        (await SendAsync(http, HttpMethod.Put, "faults/Bans.get?reset")).Should().Be(HttpStatusCode.BadRequest);
        (await SendAsync(http, HttpMethod.Get, "api/v1/livechat/bans/1")).Should().Be(HttpStatusCode.ServiceUnavailable);
        (await SendAsync(http, HttpMethod.Put, "faults/Bans.list?respond=503")).Should().Be(HttpStatusCode.OK);
        (await SendAsync(http, HttpMethod.Put, "faults/Bans.list?respond=503")).Should().Be(HttpStatusCode.BadRequest);
        (await SendAsync(http, HttpMethod.Delete, "faults")).Should().Be(HttpStatusCode.OK);
        (await SendAsync(http, HttpMethod.Put, "faults/Bans.list?respond=503")).Should().Be(HttpStatusCode.OK);
    }

    private static async Task PrepareAsync(ServerProcess server)
    {
        using HttpClient http = server.CreateHttpClient();
        await SendAsync(http, HttpMethod.Get, "api/v1/livechat/bans");
        await SendAsync(http, HttpMethod.Put, "faults/Bans.get?respond=503&times=2");

        // An HttpClient would escape the path.
        using var socket = new TcpClient();
        await socket.ConnectAsync(IPAddress.Loopback, server.BaseAddress.Port);
        await socket.GetStream().WriteAsync(Encoding.ASCII.GetBytes($"GET {HostilePath} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
        using var reader = new StreamReader(socket.GetStream());
        (await reader.ReadToEndAsync()).Should().StartWith("HTTP/1.1 401");
    }

    private static async Task<HttpStatusCode> SendAsync(HttpClient http, HttpMethod method, string path)
    {
        using var request = new HttpRequestMessage(method, new Uri(path, UriKind.Relative));
        using HttpResponseMessage response = await http.SendAsync(request);
        return response.StatusCode;
    }

    private static async Task<string> DumpAsync(Uri address)
    {
        DirectoryInfo profile = Directory.CreateTempSubdirectory("livechat-chromium-");
        try
        {
            string[] arguments =
            [
                "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-dev-shm-usage", "--no-first-run", "--disable-background-networking", "--disable-component-update",
                "--disable-sync", "--user-data-dir=" + profile.FullName, "--dump-dom", address.ToString(),
            ];
            using Process browser = Programs.Start(Tools.Chromium!, arguments);
            Task<string> errors = browser.StandardError.ReadToEndAsync();
            string page = await browser.StandardOutput.ReadToEndAsync();
            await browser.WaitForExitAsync();
            browser.ExitCode.Should().Be(0, await errors);
            return page;
        }
        finally
        {
            profile.Delete(recursive: true);
        }
    }
}
