namespace Comm100.LiveChat.Client.Samples.Tests.ChatExport;

/// <summary>Tests which exports can be resumed, and the errors of the others.</summary>
public sealed class ResumeTests(FinishedExport export) : IClassFixture<FinishedExport>
{
    [Fact]
    public async Task Resuming_a_finished_export_exports_nothing()
    {
        using var folder = new ExportFolder();
        export.CopyTo(folder);
        byte[] before = await File.ReadAllBytesAsync(folder.File);

        ExportResult resumed = await ExportProcess.RunAsync(export.Service, "--out", folder.File, "--resume");

        resumed.ExitCode.Should().Be(0);
        resumed.LastLine.Should().Be("exported 240 of 240");
        (await File.ReadAllBytesAsync(folder.File)).Should().Equal(before);
    }

    [Fact]
    public async Task Resuming_with_other_arguments_is_rejected()
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
            ExportResult rejected = await ExportProcess.RunAsync(export.Service, ["--out", folder.File, "--resume", .. other]);

            rejected.ExitCode.Should().Be(1);
            rejected.Errors.Should().Contain($"cannot continue with {other[0]} ");
        }

        (await File.ReadAllBytesAsync(folder.File)).Should().Equal(before);
    }

    [Fact]
    public async Task Resuming_with_another_service_is_rejected()
    {
        using var folder = new ExportFolder();
        export.CopyTo(folder);

        ExportResult rejected = await ExportProcess.RunAsync(service: null, "--out", folder.File, "--resume");

        rejected.ExitCode.Should().Be(1);
        rejected.Errors.Should().Contain($"with {export.Service.BaseAddress}, not with the fake");
    }

    [Fact]
    public async Task Resuming_with_another_number_of_fake_chats_is_rejected()
    {
        using var folder = new ExportFolder();
        (await ExportProcess.RunAsync(service: null, "--out", folder.File, "--fake-chats", "20")).LastLine.Should().Be("exported 20 of 20");

        ExportResult rejected = await ExportProcess.RunAsync(service: null, "--out", folder.File, "--resume", "--fake-chats", "100");

        rejected.ExitCode.Should().Be(1);
        rejected.Errors.Should().Contain("with --fake-chats 20, and cannot continue with --fake-chats 100");
    }

    [Fact]
    public async Task An_existing_export_is_not_overwritten_without_resume()
    {
        using var folder = new ExportFolder();
        export.CopyTo(folder);
        byte[] before = await File.ReadAllBytesAsync(folder.File);

        ExportResult rejected = await ExportProcess.RunAsync(export.Service, "--out", folder.File);

        rejected.ExitCode.Should().Be(1);
        rejected.Errors.Should().Contain("--resume");
        (await File.ReadAllBytesAsync(folder.File)).Should().Equal(before);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_unrelated_file_is_not_overwritten(bool resumes)
    {
        using var folder = new ExportFolder();
        await File.WriteAllTextAsync(folder.File, "my notes");

        ExportResult rejected = await ExportProcess.RunAsync(export.Service, ["--out", folder.File, .. resumes ? ["--resume"] : Array.Empty<string>()]);

        rejected.ExitCode.Should().Be(1);
        rejected.Errors.Should().Contain("is not empty");
        (await File.ReadAllTextAsync(folder.File)).Should().Be("my notes");
    }

    [Fact]
    public async Task A_truncated_file_is_rejected()
    {
        using var folder = new ExportFolder();
        export.CopyTo(folder);
        await File.WriteAllTextAsync(folder.File, "{}\n");

        ExportResult rejected = await ExportProcess.RunAsync(export.Service, "--out", folder.File, "--resume");

        rejected.ExitCode.Should().Be(1);
        rejected.Errors.Should().Contain("3 bytes");
    }

    [Fact]
    public async Task An_export_can_be_resumed_after_an_error_of_the_service()
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
