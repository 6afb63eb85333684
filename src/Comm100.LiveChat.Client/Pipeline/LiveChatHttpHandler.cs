namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Creates the handler that a client sends with by default: it follows no redirects, keeps no cookies and renews its connections.</summary>
internal static class LiveChatHttpHandler
{
    public static HttpMessageHandler Create(LiveChatClientOptions options)
    {
#if NETFRAMEWORK
        _ = options;
        return new HttpClientHandler
        {
            AllowAutoRedirect = false,
            Proxy = System.Net.WebRequest.DefaultWebProxy is { } proxy ? new LoopbackProxyBypass(proxy) : null,
            UseCookies = false,
        };
#else
        return WithSingleSend(new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            PooledConnectionLifetime = options.PooledConnectionLifetime,
            Proxy = new LoopbackProxyBypass(HttpClient.DefaultProxy),
            UseCookies = false,
        });
#endif
    }

    /// <summary>A handler that sends each request once, where it is known to send again by itself.</summary>
    public static HttpMessageHandler WithSingleSend(HttpMessageHandler handler)
    {
#if NETFRAMEWORK
        return handler;
#else
        return handler is SocketsHttpHandler or HttpClientHandler ? new SingleSendHandler(handler) : handler;
#endif
    }
}
