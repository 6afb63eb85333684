using System.Net;
using System.Reflection;
using Comm100.LiveChat.Client.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Finds what a given <see cref="HttpClient"/> does that the client does as well, and says so once, in the log.</summary>
internal static class HttpClientWarnings
{
    public static void Report(HttpClient httpClient, LiveChatClientOptions options)
    {
        if (options.LoggerFactory is null)
        {
            return;
        }

        ILogger logger = LiveChatLog.Create(options);

        TimeSpan allowed = IsLess(options.Timeout, options.AttemptTimeout) ? options.Timeout : options.AttemptTimeout;
        if (IsLess(httpClient.Timeout, allowed))
        {
            LiveChatLog.HttpClientTimeoutIsShorter(logger, httpClient.Timeout.TotalSeconds, allowed == Timeout.InfiniteTimeSpan ? double.PositiveInfinity : allowed.TotalSeconds);
        }

        if (options.BaseAddress is { IsLoopback: true } address && address.Scheme == Uri.UriSchemeHttp && UsesProxy(httpClient, address))
        {
            LiveChatLog.ProxySeesLoopback(logger);
        }

        if (options.Retries.MaxAttempts > 1 && RepeatingHandlerOf(httpClient) is { } handler)
        {
            LiveChatLog.SecondRetryLayer(logger, handler);
        }
    }

    private static bool UsesProxy(HttpClient httpClient, Uri address)
    {
        HttpMessageHandler? handler = HandlerOf(httpClient);
        while (handler is DelegatingHandler outer)
        {
            handler = outer.InnerHandler;
        }

        return handler switch
        {
            HttpClientHandler { UseProxy: true } known => IsProxied(known.Proxy ?? DefaultProxy, address),
#if !NETFRAMEWORK
            SocketsHttpHandler { UseProxy: true } known => IsProxied(known.Proxy ?? DefaultProxy, address),
#endif
            _ => false,
        };
    }

    private static bool IsProxied(IWebProxy? proxy, Uri address) => proxy is not null && !proxy.IsBypassed(address) && proxy.GetProxy(address) is { } used && used != address;

    private static bool IsLess(TimeSpan one, TimeSpan other) =>
        one != Timeout.InfiniteTimeSpan && (other == Timeout.InfiniteTimeSpan || one < other);

    // Handlers that repeat have no type in common; those that are in use are known by their names.
    private static string? RepeatingHandlerOf(HttpClient httpClient)
    {
        for (HttpMessageHandler? handler = HandlerOf(httpClient); handler is not null; handler = (handler as DelegatingHandler)?.InnerHandler)
        {
            string name = handler.GetType().FullName ?? "";
            if (Has(name, "Resilience") || Has(name, "Retry") || Has(name, "Polly") || Has(name, "PolicyHttpMessageHandler"))
            {
                return name;
            }
        }

        return null;
    }

    private static bool Has(string name, string part) => name.Contains(part, StringComparison.OrdinalIgnoreCase);

#if NETFRAMEWORK
    private static IWebProxy? DefaultProxy => WebRequest.DefaultWebProxy;
#else
    private static IWebProxy DefaultProxy => HttpClient.DefaultProxy;
#endif

    // An HttpClient does not show its handlers. Where it cannot be seen, there is no warning, and nothing else changes.
    private static HttpMessageHandler? HandlerOf(HttpClient httpClient) =>
        (typeof(HttpMessageInvoker).GetField("_handler", BindingFlags.Instance | BindingFlags.NonPublic)

            // Its name in .NET Framework.
            ?? typeof(HttpMessageInvoker).GetField("handler", BindingFlags.Instance | BindingFlags.NonPublic))?.GetValue(httpClient) as HttpMessageHandler;
}
