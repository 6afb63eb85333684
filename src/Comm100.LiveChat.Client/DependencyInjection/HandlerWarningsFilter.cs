using Comm100.LiveChat.Client.Pipeline;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Options;

namespace Comm100.LiveChat.Client.DependencyInjection;

/// <summary>Logs warnings about the handlers that an application adds to the <see cref="HttpClient"/> of a registered client.</summary>
internal sealed class HandlerWarningsFilter(IOptionsMonitor<LiveChatClientOptions> options) : IHttpMessageHandlerBuilderFilter
{
    public Action<HttpMessageHandlerBuilder> Configure(Action<HttpMessageHandlerBuilder> next) => builder =>
    {
        next(builder);
        if (LiveChatServiceCollectionExtensions.FindClientName(builder.Name) is { } name)
        {
            HttpClientWarnings.ReportHandlers([.. builder.AdditionalHandlers, builder.PrimaryHandler], options.Get(name));
        }
    };
}
