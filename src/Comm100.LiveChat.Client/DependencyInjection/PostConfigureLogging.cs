using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>Gives registered clients the logging of their host, where their options name none.</summary>
internal sealed class PostConfigureLogging(ILoggerFactory loggerFactory) : IPostConfigureOptions<LiveChatClientOptions>
{
    public void PostConfigure(string? name, LiveChatClientOptions options) => options.LoggerFactory ??= loggerFactory;
}
