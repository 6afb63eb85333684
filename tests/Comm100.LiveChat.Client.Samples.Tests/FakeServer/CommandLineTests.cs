using System.Globalization;

namespace Comm100.LiveChat.Client.Samples.Tests.FakeServer;

/// <summary>Tests the arguments, the output and the exit code of the process.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("The options are --port, --style", "--colour", "red")]
    [InlineData("whole number from 0 to 65535", "--port", "65536")]
    [InlineData("must be one of documented, observed", "--style=neat")]
    [InlineData("whole number from 0 to 10000000", "--chats", "-1")]
    [InlineData("whole number from 1 to 10000", "--chats", "10001", "--export-wiremock", "stubs")]
    [InlineData("whole number from", "--seed", "1.5")]
    [InlineData("--port requires a value", "--port", "--seed")]
    [InlineData("must be a time", "--now", "yesterday")]
    [InlineData("--admin does not accept a value", "--admin=yes")]
    [InlineData("--admin cannot be used", "--admin", "--export-wiremock", "stubs")]
    [InlineData("--port is specified twice", "--port", "1", "--port=2")]
    [InlineData("Omit one of them", "--port", "1", "--export-wiremock", "stubs")]
    public async Task An_invalid_argument_is_reported_in_one_line_with_the_allowed_values(string message, params string[] arguments)
    {
        ServerResult result = await ServerProcess.RunAsync(arguments);

        result.ExitCode.Should().Be(2);
        result.Output.Should().BeEmpty();
        result.Errors.TrimEnd().Should().Contain(message).And.NotContain("\n");
    }

    [Fact]
    public async Task Help_lists_every_option()
    {
        ServerResult result = await ServerProcess.RunAsync("--port", "1", "--help");

        result.ExitCode.Should().Be(0);
        result.Output.Should().ContainAll("--port", "--style", "--chats", "--seed", "--now", "--admin", "--export-wiremock", "--help", "/openapi.json");
    }

    [Fact]
    public async Task A_port_in_use_is_reported()
    {
        using ServerProcess first = await ServerProcess.StartAsync();

        ServerResult second = await ServerProcess.RunAsync("--port", first.BaseAddress.Port.ToString(CultureInfo.InvariantCulture));

        second.ExitCode.Should().Be(1);
        second.Errors.TrimEnd().Should().Contain("in use").And.NotContain("\n");
    }

    [Fact]
    public async Task The_options_are_passed_to_the_fake()
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
    public async Task The_data_ends_at_the_current_time_by_default()
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
    public async Task A_signal_stops_the_server_normally(string signal)
    {
        using ServerProcess server = await ServerProcess.StartAsync();

        ServerResult result = await server.StopWithSignalAsync(signal);

        result.Should().Be(new ServerResult(0, "", ""));
    }
}
