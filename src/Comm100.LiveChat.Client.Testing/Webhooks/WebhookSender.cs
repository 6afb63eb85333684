using System.Net;
using System.Text;

namespace Comm100.LiveChat.Client.Testing.Webhooks;

/// <summary>Sends deliveries. A target that fails does not throw an exception: the delivery says what happened.</summary>
internal sealed class WebhookSender(TimeProvider time) : IDisposable
{
    private static readonly TimeSpan s_timeout = TimeSpan.FromSeconds(10);

    private readonly SocketsHttpHandler _loopback = new() { AllowAutoRedirect = false, UseProxy = false, UseCookies = false };

    /// <summary>Sends a delivery once.</summary>
    /// <param name="delivery">The delivery, which gets the result.</param>
    /// <param name="handler">The handler of the test; null sends to addresses of this machine only.</param>
    /// <param name="cancellationToken">Cancels the request.</param>
    public async Task SendAsync(WebhookDelivery delivery, HttpMessageHandler? handler, CancellationToken cancellationToken)
    {
        if (!Uri.TryCreate(delivery.TargetUrl, UriKind.Absolute, out Uri? target) || (target.Scheme != Uri.UriSchemeHttp && target.Scheme != Uri.UriSchemeHttps))
        {
            delivery.Error = "The target is not an http or https URL.";
            return;
        }

        if (handler is null && !target.IsLoopback)
        {
            delivery.Error = "The target is not on this machine. Set fake.Webhooks.Handler to send to other addresses, for example to the handler of a test server.";
            return;
        }

        using var timeout = new CancellationTokenSource(s_timeout, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        try
        {
            using var invoker = new HttpMessageInvoker(handler ?? _loopback, disposeHandler: false);
            using var request = new HttpRequestMessage(HttpMethod.Post, target)
            {
                Content = new StringContent(delivery.Body, Encoding.UTF8, "application/json"),
                Version = HttpVersion.Version11,
            };
            using HttpResponseMessage response = await invoker.SendAsync(request, either.Token).ConfigureAwait(false);
            delivery.StatusCode = (int)response.StatusCode;
        }
        catch (OperationCanceledException)
        {
            delivery.Error = cancellationToken.IsCancellationRequested ? "The delivery was canceled." : "The target did not respond in 10 seconds.";
        }
#pragma warning disable CA1031 // A handler of the test can throw any exception.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            delivery.Error = $"{exception.GetType().Name}: {exception.Message}";
        }
    }

    public void Dispose() => _loopback.Dispose();
}
