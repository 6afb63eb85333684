using System.Text;

namespace Comm100.LiveChat.Client.Samples.Tests.ChatExport;

/// <summary>An export that stops between two checkpoints resumes from the first one, and a signal stops an export at a checkpoint.</summary>
public sealed class StoppedExportTests
{
    private const int Chats = 400;
    private const int FirstId = 10_001;
    private const int PagesBeforeStop = 40;

    private static readonly string[] s_pages = ["--page-size", "5", .. JuneService.Period];

    [Theory]
    [InlineData("jsonl", "{\"id\":99,\"name\":\"half of a li")]
    [InlineData("jsonl", "{\"id\":99}\n{\"id\":100}\n")]
    [InlineData("csv", "99,\"half of a cell\r\n")]
    public async Task Data_after_the_last_checkpoint_is_removed(string format, string rest)
    {
        await using LiveChatFake fake = await StartServiceAsync();
        using var folder = new ExportFolder();
        string[] arguments = ["--out", folder.File, "--format", format, "--resume", .. s_pages];
        using (ExportProcess process = ExportProcess.Start(fake, arguments))
        {
            await process.ReadLinesAsync(20);
            await process.KillAsync();
        }

        await File.AppendAllTextAsync(folder.File, rest, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
        await File.WriteAllTextAsync(folder.Checkpoint + ".tmp", "{ \"kind\": ");
        fake.Faults.Clear();
        ExportResult last = await ExportProcess.RunAsync(fake, arguments);

        last.ExitCode.Should().Be(0, last.Errors);
        folder.ChatIds(format).Should().Equal(Enumerable.Range(FirstId, Chats).Select(id => (long)id));
    }

    [Theory]
    [InlineData("INT", 130)]
    [InlineData("TERM", 143)]
    public async Task A_signal_stops_the_export_at_a_checkpoint(string signal, int exitCode)
    {
        await using LiveChatFake fake = await StartServiceAsync();
        using var folder = new ExportFolder();
        string[] arguments = ["--out", folder.File, "--resume", .. s_pages];
        using ExportProcess process = ExportProcess.StartInForeground(fake, arguments);
        await process.ReadLinesAsync(5);
        await process.SignalAsync(signal);
        ExportResult stopped = await process.EndAsync();

        stopped.ExitCode.Should().Be(exitCode);
        stopped.Errors.Should().Contain("--resume");
        stopped.LastLine.Should().Be($"exported {folder.Lines().Count} of 400", "the file must end at the checkpoint");
        fake.Faults.Clear();
        (await ExportProcess.RunAsync(fake, arguments)).LastLine.Should().Be("exported 400 of 400");
        folder.ChatIds("jsonl").Should().Equal(Enumerable.Range(FirstId, Chats).Select(id => (long)id));
    }

    // The export cannot end before it is stopped: the fake does not respond to the later requests.
    private static async Task<LiveChatFake> StartServiceAsync()
    {
        LiveChatFake fake = await JuneService.StartAsync(Chats);
        fake.Faults.On("Chats.list").Skip(PagesBeforeStop).Hang();
        return fake;
    }
}
