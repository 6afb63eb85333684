namespace Comm100.LiveChat.Client.Samples.Tests.ChatExport;

/// <summary>A finished export that all tests of a class share.</summary>
public sealed class FinishedExport : IAsyncLifetime, IDisposable
{
    private readonly ExportFolder _folder = new();

    /// <summary>The service of the export.</summary>
    public LiveChatFake Service { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Service = await JuneService.StartAsync();
        ExportResult result = await ExportProcess.RunAsync(Service, ["--out", _folder.File, .. JuneService.Period]);
        result.ExitCode.Should().Be(0, result.Errors);
    }

    public async Task DisposeAsync() => await Service.DisposeAsync();

    public void Dispose() => _folder.Dispose();

    /// <summary>Copies the file and its checkpoint.</summary>
    internal void CopyTo(ExportFolder folder)
    {
        File.Copy(_folder.File, folder.File);
        File.Copy(_folder.Checkpoint, folder.Checkpoint);
    }
}
