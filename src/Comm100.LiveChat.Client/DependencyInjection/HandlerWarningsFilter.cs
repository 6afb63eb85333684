using System.Collections.Concurrent;
using Comm100.LiveChat.Client.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>Logs warnings, once for each client, about the handlers that an application adds to the <see cref="HttpClient"/> of a registered client.</summary>
internal sealed class HandlerWarningsFilter(IOptionsMonitor<LiveChatClientOptions> options) : IHttpMessageHandlerBuilderFilter
{
    // The handlers of a client are created again if the application sets a lifetime for them.
    private readonly ConcurrentDictionary<string, bool> _reported = new(StringComparer.Ordinal);

    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (LiveChatServiceCollectionExtensions.FindClientName(builder.Name) is { } name && _reported.TryAdd(name, true))
        {
            HttpClientWarnings.ReportHandlers([.. builder.AdditionalHandlers, builder.PrimaryHandler], options.Get(name), name);
        }
    };
}
