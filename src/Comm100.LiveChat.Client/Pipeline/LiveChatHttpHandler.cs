namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Creates the default primary handler. It does not follow redirects, does not use cookies, and renews its connections.</summary>
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

    /// <summary>Prevents a handler that can send a request more than once from doing so.</summary>
    public static HttpMessageHandler WithSingleSend(HttpMessageHandler handler)
    {
#if NETFRAMEWORK
        return handler;
#else
        return handler is SocketsHttpHandler or HttpClientHandler ? new SingleSendHandler(handler) : handler;
#endif
    }
}
