using System.Net;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// Bypasses a proxy for loopback addresses. Plain HTTP is allowed for them because the requests do not leave the machine; a proxy could read
/// the credential.
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
