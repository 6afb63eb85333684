using WireMock.Server;

namespace Comm100.LiveChat.Client.Testing.Hosting;

/// <summary>The server that a fake is in.</summary>
internal interface IFakeHost
{
    WireMockServer Server { get; }

    Uri BaseAddress { get; }

    Task StopAsync();
}
