#if !NETFRAMEWORK
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Makes the inner SocketsHttpHandler send each request only once, so that the pipeline decides, counts and limits retries.</summary>
internal sealed class SingleSendHandler(HttpMessageHandler inner) : DelegatingHandler(inner)
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Content ??= RequestMessages.CreateEmptyContent();
        return base.SendAsync(request, cancellationToken);
    }
}
#endif
