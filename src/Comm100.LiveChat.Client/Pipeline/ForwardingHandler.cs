namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// Sends with an <see cref="HttpClient"/> that the application has given, with its handlers, its default headers and its timeout.
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
