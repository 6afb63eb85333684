using WireMock.Settings;

namespace Comm100.LiveChat.Client.Testing;

/// <content>What concerns WireMock.Net.</content>
public sealed partial class LiveChatFakeOptions
{
    /// <summary>Gets or sets what changes the settings of the WireMock.Net server before it starts: to open its admin interface, to log, to register transformers, or to look at each request
    /// before the fake does (<see cref="WireMockServerSettings.PreWireMockMiddlewareInit"/>). The address, the port and the length of the log are the fake's; see <see cref="Port"/> and
    /// <see cref="MaxLoggedRequests"/>. A fake that is put into a server of yours does not call it.</summary>
    /// <value>Null by default: the server has no admin interface and writes nothing.</value>
    public Action<WireMockServerSettings>? ConfigureServer { get; set; }
}
