using System.Globalization;

namespace Comm100.LiveChat.Client.Samples.Tests.ChatExport;

/// <summary>An export that is killed at any time and then resumed contains each chat exactly once.</summary>
public sealed class KilledExportTests
{
    private const int Chats = 4_000;
    private const int FirstId = 10_001;
    private const int Kills = 10;
    private const int MaxLinesBeforeKill = 30;
    private const int Killed = 128 + 9;

    // The number of pages that the fake serves after the lines that a test reads. All runs together receive fewer pages than the history has, so no run ends by itself.
    private const int PagesAfterLines = 8;

    [Theory]
    [InlineData("jsonl", 1, 4)]
    [InlineData("csv", 2, 1)]
    public async Task An_export_that_is_killed_ten_times_neither_loses_nor_repeats_chats(string format, int seed, int pagesAhead)
    {
        await using LiveChatFake fake = await JuneService.StartAsync(Chats);
        using var folder = new ExportFolder();
        string[] arguments =
        [
            "--out", folder.File, "--format", format, "--pages-ahead", pagesAhead.ToString(CultureInfo.InvariantCulture), "--resume", "--page-size", "10", .. JuneService.Period,
        ];
        var random = new Random(seed);
        for (int kill = 0; kill < Kills; kill++)
        {
            int lines = GetLinesBeforeKill(kill, random);
            fake.Faults.On("Chats.list").Skip(lines + PagesAfterLines).Hang();
            using ExportProcess process = ExportProcess.Start(fake, arguments);
            await process.ReadLinesAsync(lines);
            (await process.KillAsync()).ExitCode.Should().Be(Killed, "the export must still be running");
            fake.Faults.Clear();
        }

        ExportResult last = await ExportProcess.RunAsync(fake, arguments);

        last.ExitCode.Should().Be(0, last.Errors);
        last.LastLine.Should().Be("exported 4000 of 4000");
        folder.ChatIds(format).Should().Equal(Enumerable.Range(FirstId, Chats).Select(id => (long)id));
    }

    // The first kills occur while the process starts and before its first page, the others at any time after it.
    private static int GetLinesBeforeKill(int kill, Random random) => kill < 3 ? kill : random.Next(1, MaxLinesBeforeKill);
}
