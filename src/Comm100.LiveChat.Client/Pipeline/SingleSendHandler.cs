#if !NETFRAMEWORK
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Has the SocketsHttpHandler below it send each request once: what is sent again is for the pipeline to decide, count and limit.</summary>
internal sealed class SingleSendHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Content ??= RequestMessages.NoContent();
        return base.SendAsync(request, cancellationToken);
    }
}
#endif
