namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// Sends requests with the <see cref="HttpClient"/> of the application, which applies its handlers, default headers and timeout.
/// </summary>
internal sealed class ForwardingHandler(HttpClient httpClient, bool ownsHttpClient) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        httpClient.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);

    protected override void Dispose(bool disposing)
    {
        if (disposing && ownsHttpClient)
        {
            httpClient.Dispose();
        }

        base.Dispose(disposing);
    }
}
