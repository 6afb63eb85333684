using System.Net;
using Comm100.LiveChat.Client.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Logs warnings about an <see cref="HttpClient"/> or a handler of the application that interferes with the client.</summary>
internal static class HttpClientWarnings
{
    /// <summary>Warns about a timeout that ends an attempt before the options do.</summary>
    public static void ReportTimeout(HttpClient httpClient, LiveChatClientOptions options)
    {
        TimeSpan allowed = TimeSpans.MinTimeout(options.Timeout, options.AttemptTimeout);
        if (options.LoggerFactory is not null && TimeSpans.IsShorterTimeout(httpClient.Timeout, allowed))
        {
            double allowedSeconds = allowed == Timeout.InfiniteTimeSpan ? double.PositiveInfinity : allowed.TotalSeconds;
            LiveChatLog.HttpClientTimeoutIsShorter(LiveChatLog.Create(options.LoggerFactory), httpClient.Timeout.TotalSeconds, allowedSeconds);
        }
    }

    /// <summary>Warns about a handler that retries requests, and about a proxy that can read the credential of plain HTTP requests to this machine.</summary>
    /// <param name="handlers">The handlers; the inner handlers of each are checked as well.</param>
    /// <param name="options">The options of the client.</param>
    /// <param name="clientName">The name of a registered client; null for another one.</param>
    public static void ReportHandlers(IEnumerable<HttpMessageHandler> handlers, LiveChatClientOptions options, string? clientName = null)
    {
        if (options.LoggerFactory is null)
        {
            return;
        }

        ILogger logger = LiveChatLog.Create(options.LoggerFactory);
        HttpMessageHandler[] all = [.. handlers.SelectMany(WithInnerHandlers)];
        bool usesPlainHttp = options.BaseAddress is { IsLoopback: true } address && address.Scheme == Uri.UriSchemeHttp;
        if (usesPlainHttp && Array.Exists(all, handler => UsesProxy(handler, options.BaseAddress!)))
        {
            LiveChatLog.ProxySeesLoopback(logger);
        }

        string[] retryHandlers = [.. all.Where(IsRetryHandler).Select(GetTypeName).Distinct(StringComparer.Ordinal)];
        if (options.Retries.MaxAttempts > 1 && retryHandlers.Length > 0)
        {
            LiveChatLog.SecondRetryLayer(logger, string.IsNullOrEmpty(clientName) ? options.ToString() : $"'{clientName}' ({options})", string.Join(", ", retryHandlers));
        }
    }

    private static IEnumerable<HttpMessageHandler> WithInnerHandlers(HttpMessageHandler outer)
    {
        for (HttpMessageHandler? handler = outer; handler is not null; handler = (handler as DelegatingHandler)?.InnerHandler)
        {
            yield return handler;
        }
    }

    private static bool UsesProxy(HttpMessageHandler handler, Uri address) => handler switch
    {
        HttpClientHandler { UseProxy: true } known => IsProxied(known.Proxy ?? DefaultProxy, address),
#if !NETFRAMEWORK
        SocketsHttpHandler { UseProxy: true } known => IsProxied(known.Proxy ?? DefaultProxy, address),
#endif
        _ => false,
    };

    private static bool IsProxied(IWebProxy? proxy, Uri address) => proxy is not null && !proxy.IsBypassed(address) && proxy.GetProxy(address) is { } used && used != address;

    // Retry handlers have no type in common, so the common ones are recognized by their names.
    private static bool IsRetryHandler(HttpMessageHandler handler)
    {
        string name = GetTypeName(handler);
        return Has(name, "Resilience") || Has(name, "Retry") || Has(name, "Polly") || Has(name, "PolicyHttpMessageHandler");
    }

    private static string GetTypeName(HttpMessageHandler handler) => handler.GetType().FullName ?? "";

    private static bool Has(string name, string part) => name.Contains(part, StringComparison.OrdinalIgnoreCase);

#if NETFRAMEWORK
    private static IWebProxy? DefaultProxy => WebRequest.DefaultWebProxy;
#else
    private static IWebProxy DefaultProxy => HttpClient.DefaultProxy;
#endif
}
