using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>Gives registered clients the token store of their host, where there is one.</summary>
internal sealed class PostConfigureTokenStore(IServiceProvider services) : IPostConfigureOptions<LiveChatClientOptions>
{
    public void PostConfigure(string? name, LiveChatClientOptions options) => options.HostTokenStore ??= services.GetService<ILiveChatTokenStore>();
}
