namespace Comm100.LiveChat.Client.Samples.Tests.ChatExport;

/// <summary>Tests the arguments and the output of the process.</summary>
public sealed class CommandLineTests
{
    [Theory]
    [InlineData("--out is missing", "--resume")]
    [InlineData("The arguments are --out, --kind", "--out", "a", "--colour")]
    [InlineData("Allowed values: chats, offline, missed, agent", "--out", "a", "--kind", "visitors")]
    [InlineData("Allowed values: jsonl, csv", "--out", "a", "--format", "1")]
    [InlineData("Allowed values: times such as", "--out", "a", "--from", "yesterday")]
    [InlineData("whole numbers from 1 to 500", "--out", "a", "--page-size", "501")]
    [InlineData("--page-size requires a value", "--out", "a", "--page-size", "--resume")]
    [InlineData("whole numbers from 0 to 16", "--out", "a", "--pages-ahead", "17")]
    [InlineData("--out is specified twice", "--out", "a", "--out=b")]
    public async Task An_invalid_argument_is_reported_with_the_allowed_values(string message, params string[] arguments)
    {
        ExportResult result = await ExportProcess.RunAsync(service: null, arguments);

        result.ExitCode.Should().Be(1);
        result.Errors.Should().Contain(message);
    }

    [Fact]
    public async Task A_period_that_ends_before_it_starts_is_reported()
    {
        using var folder = new ExportFolder();
        ExportResult result = await ExportProcess.RunAsync(service: null, "--out", folder.File, "--from", "2026-06-10", "--to", "2026-06-01");

        result.ExitCode.Should().Be(1);
        result.Errors.Should().Contain("--from must be before --to");
    }

    [Fact]
    public async Task Progress_is_written_to_a_pipe_as_plain_lines()
    {
        using var folder = new ExportFolder();
        ExportResult result = await ExportProcess.RunAsync(service: null, "--out", folder.File);

        (result.Output + result.Errors).Should().NotContain("\u001b");
        result.Output.TrimEnd('\n').Split('\n')[1..].Should().Equal("100 of 240 items", "200 of 240 items", "240 of 240 items", "exported 240 of 240");
    }
}
