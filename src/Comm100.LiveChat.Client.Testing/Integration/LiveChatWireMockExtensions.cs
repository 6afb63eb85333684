using Comm100.LiveChat.Client.Testing.Hosting;
using WireMock.Server;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>Adds a fake of the service to an existing WireMock.Net server.</summary>
public static class LiveChatWireMockExtensions
{
    /// <summary>The priority of the fake's mapping. WireMock.Net uses the matching mapping with the lowest number: stubs without a priority, which is
    /// 0, take precedence over the fake, and the fake takes precedence over the catch-all mapping of the server
    /// (<see cref="WireMockServer.AddCatchAllMapping"/>, 1000).</summary>
    public const int MappingPriority = FakeMapping.Priority;

    /// <summary>Adds one mapping for all paths of the service: those below <c>/api</c> and <c>/livechatwebapi</c>, and <c>/oauth</c>.</summary>
    /// <param name="server">The server, which must be started.</param>
    /// <param name="options">The options of the fake; null uses the defaults.
    /// <see cref="LiveChatFakeOptions.Port"/> and <see cref="LiveChatFakeOptions.ConfigureServer"/> are ignored.</param>
    /// <returns>The fake. Dispose it to remove the mapping; the server keeps running.</returns>
    /// <remarks>
    /// The fake receives only the requests that no other mapping matches. Requests that match your stubs are in the log of the server, not in
    /// <see cref="LiveChatFake.Requests"/>, and faults do not apply to them. In a server that <see cref="LiveChatFake.StartAsync"/> starts, both
    /// include stubs. <see cref="WireMockServer.Reset"/> removes this mapping like every other, so add it again. The mapping cannot be
    /// written to a file, so <see cref="WireMockServer.MappingModels"/> and <see cref="WireMockServer.SaveStaticMappings"/> do not work while it exists.
    /// </remarks>
    /// <exception cref="ArgumentException">An option has an invalid value, or the server has not started.</exception>
    public static LiveChatFake AddLiveChat(this WireMockServer server, LiveChatFakeOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(server);
        return LiveChatFake.AddTo(server, options ?? new LiveChatFakeOptions());
    }
}
