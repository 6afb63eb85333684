using System.Globalization;

namespace Comm100.LiveChat.Client.FakeServer.Tests;

/// <summary>What the process takes and says, and how it ends.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("Allowed are --port, --style", "--colour", "red")]
    [InlineData("whole numbers from 0 to 65535", "--port", "65536")]
    [InlineData("Allowed are documented, observed", "--style=neat")]
    [InlineData("whole numbers from 0 to 10000000", "--chats", "-1")]
    [InlineData("whole numbers from 1 to 10000", "--chats", "10001", "--export-wiremock", "stubs")]
    [InlineData("whole numbers from", "--seed", "1.5")]
    [InlineData("--port needs a value", "--port", "--seed")]
    [InlineData("Allowed are times", "--now", "yesterday")]
    [InlineData("--admin takes no value", "--admin=yes")]
    [InlineData("--admin is for serving", "--admin", "--export-wiremock", "stubs")]
    [InlineData("--port is given twice", "--port", "1", "--port=2")]
    [InlineData("Leave one of them out", "--port", "1", "--export-wiremock", "stubs")]
    public async Task A_bad_argument_is_told_in_one_line_with_what_is_allowed(string message, params string[] arguments)
    {
        ServerResult result = await ServerProcess.RunAsync(arguments);

        result.ExitCode.Should().Be(2);
        result.Output.Should().BeEmpty();
        result.Errors.TrimEnd().Should().Contain(message).And.NotContain("\n");
    }

    [Fact]
    public async Task Help_names_every_option()
    {
        ServerResult result = await ServerProcess.RunAsync("--port", "1", "--help");

        result.ExitCode.Should().Be(0);
        result.Output.Should().ContainAll("--port", "--style", "--chats", "--seed", "--now", "--admin", "--export-wiremock", "--help", "/openapi.json");
    }

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        using ServerProcess first = await ServerProcess.StartAsync();

        ServerResult second = await ServerProcess.RunAsync("--port", first.BaseAddress.Port.ToString(CultureInfo.InvariantCulture));

        second.ExitCode.Should().Be(1);
        second.Errors.TrimEnd().Should().Contain("in use").And.NotContain("\n");
    }

    [Fact]
    public async Task The_options_reach_the_fake()
    {
        using ServerProcess server = await ServerProcess.StartAsync("--chats", "1000", "--seed", "7", "--now", "2026-06-30T12:00:00Z");
        server.Lines.Should().SatisfyRespectively(
            line => line.Should().MatchRegex(@"^base address: http://127\.0\.0\.1:\d+/$"),
            line => line.Should().StartWith("email: "),
            line => line.Should().StartWith("api key: "));
        using HttpClient http = server.CreateHttpClient();

        string page = await http.GetStringAsync(new Uri("api/v1/livechat/chats?timeFrom=2026-05-31T00:00:00&timeTo=2026-07-01T00:00:00&pageSize=1", UriKind.Relative));

        page.Should().Contain("\"total\":1000,");
    }

    [Fact]
    public async Task The_data_ends_at_the_present_by_default()
    {
        using ServerProcess server = await ServerProcess.StartAsync();
        using HttpClient http = server.CreateHttpClient();
        DateTime now = TimeProvider.System.GetUtcNow().UtcDateTime;

        string page = await http.GetStringAsync(new Uri(string.Create(CultureInfo.InvariantCulture, $"api/v1/livechat/chats?timeFrom={now.AddDays(-7):s}&timeTo={now:s}"), UriKind.Relative));

        page.Should().NotContain("\"total\":0,");
    }

    [SignalTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task A_signal_ends_it_cleanly(string signal)
    {
        using ServerProcess server = await ServerProcess.StartAsync();

        ServerResult result = await server.EndByAsync(signal);

        result.Should().Be(new ServerResult(0, "", ""));
    }
}
