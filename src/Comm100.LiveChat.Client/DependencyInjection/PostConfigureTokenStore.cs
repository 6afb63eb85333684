using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>Sets the token store of the host, if there is one, in the options of registered clients.</summary>
internal sealed class PostConfigureTokenStore(IServiceProvider services) : IPostConfigureOptions<LiveChatClientOptions>
{
    public void PostConfigure(string? name, LiveChatClientOptions options) => options.HostTokenStore ??= services.GetService<ILiveChatTokenStore>();
}
