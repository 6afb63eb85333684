using WireMock.Server;

namespace Comm100.LiveChat.Client.Testing.Hosting;

/// <summary>The server that a fake is in.</summary>
internal interface IFakeHost
{
    WireMockServer Server { get; }

    Uri BaseAddress { get; }

    /// <summary>Lets a recording that is replayed begin again.</summary>
    void ResetRecording();

    Task StopAsync();
}
