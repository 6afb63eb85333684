using WireMock.Settings;

namespace Comm100.LiveChat.Client.Testing;

/// <content>The options for WireMock.Net.</content>
public sealed partial class LiveChatFakeOptions
{
    /// <summary>Gets or sets a delegate that changes the settings of the WireMock.Net server before it starts: for example to enable its admin
    /// interface, to log, to register transformers, or to handle each request before the fake does
    /// (<see cref="WireMockServerSettings.PreWireMockMiddlewareInit"/>). The fake sets the address, the port and the length of the log; see
    /// <see cref="Port"/> and <see cref="MaxLoggedRequests"/>. The delegate is not called if the fake is added to an existing server.</summary>
    /// <value>Null by default: the server has no admin interface and logs nothing.</value>
    public Action<WireMockServerSettings>? ConfigureServer { get; set; }
}
