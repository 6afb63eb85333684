namespace Comm100.LiveChat.Client.Samples.Tests;

/// <summary>A finished export, made once for all tests of a class.</summary>
public sealed class FinishedExport : IAsyncLifetime, IDisposable
{
    private readonly ExportFolder _folder = new();

    public async Task InitializeAsync()
    {
        ExportResult result = await ExportProcess.RunAsync(service: null, "--out", _folder.File);
        result.ExitCode.Should().Be(0, result.Errors);
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose() => _folder.Dispose();

    /// <summary>Copies the file and its checkpoint.</summary>
    internal void CopyTo(ExportFolder folder)
    {
        File.Copy(_folder.File, folder.File);
        File.Copy(_folder.Checkpoint, folder.Checkpoint);
    }
}
