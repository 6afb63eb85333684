using WireMock.Settings;

namespace Comm100.LiveChat.Client.Testing;

/// <content>The options for WireMock.Net.</content>
public sealed partial class LiveChatFakeOptions
{
    /// <summary>Gets or sets a delegate that changes the settings of the WireMock.Net server before it starts: to open its admin interface, to log, to register transformers, or to see each request
    /// before the fake (<see cref="WireMockServerSettings.PreWireMockMiddlewareInit"/>). The address, the port and the length of the log are the fake's; see <see cref="Port"/> and
    /// <see cref="MaxLoggedRequests"/>. A fake that is added to your own server does not call it.</summary>
    /// <value>Null by default: the server has no admin interface and writes nothing.</value>
    public Action<WireMockServerSettings>? ConfigureServer { get; set; }
}
