namespace Comm100.LiveChat.Client.Samples.Tests.ChatExport;

/// <summary>What may be resumed, what is refused, and what the process then says.</summary>
public sealed class ResumeTests(FinishedExport export) : IClassFixture<FinishedExport>
{
    [Fact]
    public async Task A_finished_export_exports_nothing_more()
    {
        using var folder = new ExportFolder();
        export.CopyTo(folder);
        byte[] before = await File.ReadAllBytesAsync(folder.File);

        ExportResult again = await ExportProcess.RunAsync(export.Service, "--out", folder.File, "--resume");

        again.ExitCode.Should().Be(0);
        again.LastLine.Should().Be("exported 240 of 240");
        (await File.ReadAllBytesAsync(folder.File)).Should().Equal(before);
    }

    [Fact]
    public async Task Other_arguments_are_refused()
    {
        using var folder = new ExportFolder();
        export.CopyTo(folder);
        byte[] before = await File.ReadAllBytesAsync(folder.File);

        string[][] others =
        [
            ["--kind", "offline"], ["--format", "csv"], ["--from", "2026-06-01"], ["--to", "2026-06-20"], ["--page-size", "50"],
        ];
        foreach (string[] other in others)
        {
            ExportResult refused = await ExportProcess.RunAsync(export.Service, ["--out", folder.File, "--resume", .. other]);

            refused.ExitCode.Should().Be(1);
            refused.Errors.Should().Contain($"cannot continue with {other[0]} ");
        }

        (await File.ReadAllBytesAsync(folder.File)).Should().Equal(before);
    }

    [Fact]
    public async Task Another_service_is_refused()
    {
        using var folder = new ExportFolder();
        export.CopyTo(folder);

        ExportResult refused = await ExportProcess.RunAsync(service: null, "--out", folder.File, "--resume");

        refused.ExitCode.Should().Be(1);
        refused.Errors.Should().Contain($"with {export.Service.BaseAddress}, not with the fake");
    }

    [Fact]
    public async Task Another_number_of_chats_of_the_fake_is_refused()
    {
        using var folder = new ExportFolder();
        (await ExportProcess.RunAsync(service: null, "--out", folder.File, "--fake-chats", "20")).LastLine.Should().Be("exported 20 of 20");

        ExportResult refused = await ExportProcess.RunAsync(service: null, "--out", folder.File, "--resume", "--fake-chats", "100");

        refused.ExitCode.Should().Be(1);
        refused.Errors.Should().Contain("with --fake-chats 20, and cannot continue with --fake-chats 100");
    }

    [Fact]
    public async Task Without_resume_an_earlier_export_is_not_overwritten()
    {
        using var folder = new ExportFolder();
        export.CopyTo(folder);
        byte[] before = await File.ReadAllBytesAsync(folder.File);

        ExportResult refused = await ExportProcess.RunAsync(export.Service, "--out", folder.File);

        refused.ExitCode.Should().Be(1);
        refused.Errors.Should().Contain("--resume");
        (await File.ReadAllBytesAsync(folder.File)).Should().Equal(before);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_file_of_something_else_is_not_overwritten(bool resumes)
    {
        using var folder = new ExportFolder();
        await File.WriteAllTextAsync(folder.File, "my notes");

        ExportResult refused = await ExportProcess.RunAsync(export.Service, ["--out", folder.File, .. resumes ? ["--resume"] : Array.Empty<string>()]);

        refused.ExitCode.Should().Be(1);
        refused.Errors.Should().Contain("is not empty");
        (await File.ReadAllTextAsync(folder.File)).Should().Be("my notes");
    }

    [Fact]
    public async Task A_file_that_has_lost_bytes_is_refused()
    {
        using var folder = new ExportFolder();
        export.CopyTo(folder);
        await File.WriteAllTextAsync(folder.File, "{}\n");

        ExportResult refused = await ExportProcess.RunAsync(export.Service, "--out", folder.File, "--resume");

        refused.ExitCode.Should().Be(1);
        refused.Errors.Should().Contain("3 bytes");
    }

    [Fact]
    public async Task After_a_failure_of_the_service_the_export_continues()
    {
        await using LiveChatFake fake = await JuneService.StartAsync();
        using var folder = new ExportFolder();
        string[] arguments = ["--out", folder.File, "--resume", .. JuneService.Period];
        fake.Faults.On("Chats.list").Respond(501).Times(1);

        ExportResult failed = await ExportProcess.RunAsync(fake, arguments);
        ExportResult done = await ExportProcess.RunAsync(fake, arguments);

        failed.ExitCode.Should().Be(1);
        failed.Errors.Should().Contain("501").And.Contain("--resume").And.NotContain(fake.ApiKey);
        done.LastLine.Should().Be("exported 240 of 240", done.Errors);
        folder.Lines().Should().HaveCount(240);
    }
}
