using WireMock.Server;

namespace Comm100.LiveChat.Client.Testing.Hosting;

/// <summary>The server of a fake.</summary>
internal interface IFakeHost
{
    WireMockServer Server { get; }

    Uri BaseAddress { get; }

    /// <summary>Restarts the replay of a recording.</summary>
    void ResetRecording();

    Task StopAsync();
}
