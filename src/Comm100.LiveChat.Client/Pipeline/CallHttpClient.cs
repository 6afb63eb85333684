using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// The <see cref="HttpClient"/> that sends the calls of all groups. The pipeline adds the headers and applies the timeouts.
/// </summary>
internal sealed class CallHttpClient : HttpClient
{
    public CallHttpClient(CallHandler handler, string baseAddress)
        : base(handler, disposeHandler: true)
    {
        BaseAddress = new Uri(baseAddress);
        Timeout = System.Threading.Timeout.InfiniteTimeSpan;
    }

    /// <summary>Sends a request that the caller has built.</summary>
    public Task<HttpResponseMessage> SendCallAsync(CustomRequestMessage request, CancellationToken cancellationToken) =>
        WithKnownCancellationAsync(SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken), request, cancellationToken);

    // Refit uses this method for calls without a result. For other calls, RefitExceptions does the same.
    public override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) =>
        WithKnownCancellationAsync(base.SendAsync(request, cancellationToken), request, cancellationToken);

    private static async Task<HttpResponseMessage> WithKnownCancellationAsync(Task<HttpResponseMessage> sent, HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            return await sent.ConfigureAwait(false);
        }
        catch (OperationCanceledException exception)
        {
            if (RefitExceptions.IsKnown(request, exception, cancellationToken, out OperationCanceledException known))
            {
                throw known;
            }

            throw;
        }
    }
}
