using WireMock.Server;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>Puts a fake of the service into a WireMock.Net server that a test has already.</summary>
public static class LiveChatWireMockExtensions
{
    /// <summary>The priority of the fake's mapping. WireMock.Net takes the mapping with the lowest number: stubs without a priority, which is 0, come before the fake, and a catch-all of the
    /// server (<see cref="WireMockServer.AddCatchAllMapping"/>, 1000) comes after it.</summary>
    public const int MappingPriority = 900;

    /// <summary>Adds one mapping, which answers all paths of the service: those below <c>/api</c> and <c>/livechatwebapi</c>, and <c>/oauth</c>.</summary>
    /// <param name="server">The server, which has started.</param>
    /// <param name="options">What the fake starts with; null takes the defaults. <see cref="LiveChatFakeOptions.Port"/> and <see cref="LiveChatFakeOptions.ConfigureServer"/> are not used: the server is yours.</param>
    /// <returns>The fake. Dispose of it to take the mapping out again; the server goes on running.</returns>
    /// <remarks>
    /// The fake sees the requests that no other mapping answers: what a stub of yours answers is in the log of the server, not in <see cref="LiveChatFake.Requests"/>, and no fault is played to it. In a server
    /// that <see cref="LiveChatFake.StartAsync"/> starts, both concern stubs too. <see cref="WireMockServer.Reset"/> removes this mapping like every other: add it again. The mapping cannot be
    /// written to a file, so <see cref="WireMockServer.MappingModels"/> and <see cref="WireMockServer.SaveStaticMappings"/> do not work while it is there.
    /// </remarks>
    /// <exception cref="ArgumentException">An option has a value that cannot be, or the server has not started.</exception>
    public static LiveChatFake AddLiveChat(this WireMockServer server, LiveChatFakeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        return LiveChatFake.AddTo(server, options ?? new LiveChatFakeOptions());
    }
}
