using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>Sets the logger factory of the host in the options of registered clients, unless they have one.</summary>
internal sealed class PostConfigureLogging(ILoggerFactory loggerFactory) : IPostConfigureOptions<LiveChatClientOptions>
{
    public void PostConfigure(string? name, LiveChatClientOptions options) => options.LoggerFactory ??= loggerFactory;
}
