using System.Runtime.Versioning;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Samples.Tests.ChatExport;

/// <summary>An incomplete export fails, and an export with changed files cannot be resumed.</summary>
public sealed class IncompleteExportTests(FinishedExport export) : IClassFixture<FinishedExport>
{
    private static readonly string[] s_june = ["--page-size", "20", .. JuneService.Period];

    [Fact]
    public async Task An_export_with_fewer_items_than_the_total_fails()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync();
        using var folder = new ExportFolder();
        fake.Faults.On("Chats.list").Respond(200, Page(300, Enumerable.Range(1, 20)));

        ExportResult failed = await ExportProcess.RunAsync(fake, ["--out", folder.File, .. s_june]);

        failed.ExitCode.Should().Be(1);
        failed.Errors.Should().Contain("20 of 300").And.Contain("--resume");
        folder.Lines().Should().HaveCount(20);

        fake.Faults.Clear();
        ExportResult resumed = await ExportProcess.RunAsync(fake, ["--out", folder.File, "--resume"]);
        resumed.ExitCode.Should().NotBe(0, "the ids of the first page do not belong to the history");
    }

    [Fact]
    public async Task Items_without_an_id_are_all_exported()
    {
        await using LiveChatFake fake = await LiveChatFake.StartAsync();
        using var folder = new ExportFolder();
        fake.Faults.On("OfflineMessages.list").Respond(200, """{"total":6,"nextPage":"","offlineMessages":[{"id":0},{"id":0},{"id":""},{"id":"0"},{"id":0},{"id":7}]}""");

        ExportResult done = await ExportProcess.RunAsync(fake, ["--out", folder.File, "--kind", "offline", .. s_june]);

        done.ExitCode.Should().Be(0, done.Errors);
        done.LastLine.Should().Be("exported 6 of 6");
        folder.Lines().Should().HaveCount(6);
    }

    [Theory]
    [InlineData("cut")]
    [InlineData("empty")]
    [InlineData("of another program")]
    [InlineData("another page size")]
    [InlineData("fewer bytes")]
    [InlineData("another cursor")]
    [InlineData("no checksum")]
    public async Task A_changed_checkpoint_is_rejected_and_the_file_is_not_changed(string change)
    {
        using var folder = new ExportFolder();
        export.CopyTo(folder);
        byte[] before = await File.ReadAllBytesAsync(folder.File);
        string checkpoint = await File.ReadAllTextAsync(folder.Checkpoint);
        JsonNode node = JsonNode.Parse(checkpoint)!;
        switch (change)
        {
            case "another page size":
                node["pageSize"] = 50;
                break;
            case "fewer bytes":
                node["bytes"] = 0;
                break;
            case "another cursor":
                node["cursor"] = "v2.0";
                break;
            default:
                node.AsObject().Remove("checksum");
                break;
        }

        await File.WriteAllTextAsync(folder.Checkpoint, change switch
        {
            "cut" => checkpoint[..(checkpoint.Length / 2)],
            "empty" => "",
            "of another program" => """{"version":1}""",
            _ => node.ToJsonString(new JsonSerializerOptions { WriteIndented = true }),
        });

        ExportResult rejected = await ExportProcess.RunAsync(export.Service, "--out", folder.File, "--resume");

        rejected.ExitCode.Should().Be(1);
        rejected.Errors.Should().Contain(".checkpoint");
        (await File.ReadAllBytesAsync(folder.File)).Should().Equal(before);
    }

    [Fact]
    public async Task Another_file_of_the_same_length_is_rejected()
    {
        using var folder = new ExportFolder();
        export.CopyTo(folder);
        byte[] other = [.. (await File.ReadAllBytesAsync(folder.File)).Reverse()];
        await File.WriteAllBytesAsync(folder.File, other);

        ExportResult rejected = await ExportProcess.RunAsync(export.Service, "--out", folder.File, "--resume");

        rejected.ExitCode.Should().Be(1);
        rejected.Errors.Should().Contain("is not the file");
        (await File.ReadAllBytesAsync(folder.File)).Should().Equal(other);
    }

    [FileModeFact]
    [UnsupportedOSPlatform("windows")]
    public async Task Files_are_accessible_only_to_their_owner_and_links_are_not_followed()
    {
        using var folder = new ExportFolder();
        string victim = folder.File + ".victim";
        await File.WriteAllTextAsync(victim, "mine");
        File.CreateSymbolicLink(folder.Checkpoint + ".tmp", victim);

        ExportResult done = await ExportProcess.RunAsync(export.Service, "--out", folder.File);
        done.ExitCode.Should().Be(0, done.Errors);
        File.GetUnixFileMode(folder.File).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(folder.Checkpoint).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);

        string link = folder.File + ".link";
        File.CreateSymbolicLink(link, victim);
        ExportResult rejected = await ExportProcess.RunAsync(export.Service, "--out", link);
        rejected.ExitCode.Should().Be(1);
        rejected.Errors.Should().Contain("is a link");
        (await File.ReadAllTextAsync(victim)).Should().Be("mine");
    }

    private static string Page(int total, IEnumerable<int> ids) => JsonSerializer.Serialize(new { total, nextPage = "", chats = ids.Select(id => new { id }) });
}
