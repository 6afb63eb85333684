using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>
/// Sets the token store of the host, if there is one, in the options of registered clients: the store with the name of the client as its key, or else the one
/// without a key.
/// </summary>
internal sealed class PostConfigureTokenStore(IServiceProvider services) : IPostConfigureOptions<LiveChatClientOptions>
{
    public void PostConfigure(string? name, LiveChatClientOptions options) =>
        options.HostTokenStore ??= GetKeyed(name ?? Options.DefaultName) ?? services.GetService<ILiveChatTokenStore>();

    private ILiveChatTokenStore? GetKeyed(string name) =>
        services is IKeyedServiceProvider keyed ? (ILiveChatTokenStore?)keyed.GetKeyedService(typeof(ILiveChatTokenStore), name) : null;
}
