namespace Comm100.LiveChat.Client.Samples.Tests.FakeServer;

/// <summary>A server for all tests of a class.</summary>
public class RunningServer : IAsyncLifetime
{
    internal ServerProcess Server { get; private set; } = null!;

    protected virtual string[] Arguments => [];

    public async Task InitializeAsync() => Server = await ServerProcess.StartAsync(Arguments);

    public Task DisposeAsync()
    {
        Server.Dispose();
        return Task.CompletedTask;
    }
}

/// <summary>A server with the admin interface enabled.</summary>
public sealed class RunningServerWithAdmin : RunningServer
{
    protected override string[] Arguments => ["--admin"];
}
