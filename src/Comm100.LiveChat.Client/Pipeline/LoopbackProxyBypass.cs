using System.Net;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// The proxy of the system, but not for addresses of this machine: plain HTTP to them is allowed because nobody is on the way, and a proxy
/// would see the credential.
/// </summary>
internal sealed class LoopbackProxyBypass(IWebProxy proxy) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => proxy.Credentials;
        set => proxy.Credentials = value;
    }

    public Uri? GetProxy(Uri destination) => destination.IsLoopback ? null : proxy.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || proxy.IsBypassed(host);
}
