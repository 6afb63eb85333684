using System.Text;

namespace Comm100.LiveChat.Client.Samples.Tests;

/// <summary>An export that stops between two checkpoints goes on from the first of them, and one that is asked to stop does so at one.</summary>
public sealed class StoppedExportTests
{
    private const int Chats = 2_000;
    private const int FirstId = 10_001;

    private static readonly string[] s_chats = ["--fake-chats", "2000", "--page-size", "5"];

    [Theory]
    [InlineData("jsonl", "{\"id\":99,\"name\":\"half of a li")]
    [InlineData("jsonl", "{\"id\":99}\n{\"id\":100}\n")]
    [InlineData("csv", "99,\"half of a cell\r\n")]
    public async Task What_was_written_after_the_last_checkpoint_is_removed(string format, string rest)
    {
        using var folder = new ExportFolder();
        string[] arguments = ["--out", folder.File, "--format", format, "--resume", .. s_chats];
        using (ExportProcess process = ExportProcess.Start(service: null, arguments))
        {
            await process.ReadLinesAsync(20);
            await process.KillAsync();
        }

        await File.AppendAllTextAsync(folder.File, rest, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await File.WriteAllTextAsync(folder.Checkpoint + ".tmp", "{ \"kind\": ");
        ExportResult last = await ExportProcess.RunAsync(service: null, arguments);

        last.ExitCode.Should().Be(0, last.Errors);
        folder.ChatIds(format).Should().Equal(Enumerable.Range(FirstId, Chats).Select(id => (long)id));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_ends_it_at_a_checkpoint(string signal, int exitCode)
    {
        using var folder = new ExportFolder();
        string[] arguments = ["--out", folder.File, "--resume", .. s_chats];
        using ExportProcess process = ExportProcess.StartInForeground(arguments);
        await process.ReadLinesAsync(5);
        await process.SignalAsync(signal);
        ExportResult stopped = await process.EndAsync();

        stopped.ExitCode.Should().Be(exitCode);
        stopped.Errors.Should().Contain("--resume");
        stopped.LastLine.Should().Be($"exported {folder.Lines().Count} of 2000", "the file ends where the checkpoint says");
        (await ExportProcess.RunAsync(service: null, arguments)).LastLine.Should().Be("exported 2000 of 2000");
        folder.ChatIds("jsonl").Should().Equal(Enumerable.Range(FirstId, Chats).Select(id => (long)id));
    }
}
