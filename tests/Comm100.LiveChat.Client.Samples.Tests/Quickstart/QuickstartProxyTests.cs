using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Comm100.LiveChat.Client.Samples.Tests.Quickstart;

/// <summary>With a company proxy, requests to the same machine do not use the proxy.</summary>
public sealed class QuickstartProxyTests
{
    [Fact]
    public async Task The_quickstart_calls_its_fake_without_the_proxy()
    {
        using var proxy = new TcpListener(IPAddress.Loopback, 0);
        proxy.Start();
        ProcessStartInfo start = Programs.CreateStartInfo(Programs.Dotnet, [Programs.GetSample("Quickstart")]);
        foreach (string name in (string[])["HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"])
        {
            start.Environment[name] = "http://" + proxy.LocalEndpoint;
        }

        foreach (string name in (string[])["NO_PROXY", "no_proxy", "LIVECHAT_BASE_ADDRESS", "LIVECHAT_EMAIL", "LIVECHAT_API_KEY", "LIVECHAT_CAMPAIGN_ID"])
        {
            start.Environment.Remove(name);
        }

        using Process process = Process.Start(start)!;
        try
        {
            Task<string> errors = process.StandardError.ReadToEndAsync();
            string output = await process.StandardOutput.ReadToEndAsync().WaitAsync(TimeSpan.FromMinutes(2));
            await process.WaitForExitAsync();

            process.ExitCode.Should().Be(0, "{0}{1}", output, await errors);
            output.Should().Contain(" calls, 0 failures").And.NotContain("finished: 0 calls");
            proxy.Pending().Should().BeFalse("the quickstart must not connect to the proxy");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
