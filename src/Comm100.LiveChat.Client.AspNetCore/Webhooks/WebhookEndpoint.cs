using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.AspNetCore.Webhooks;

/// <summary>Receives the requests of the service.</summary>
/// <param name="secrets">The secrets that the address can contain.</param>
/// <param name="maxBytes">The maximum length of a body.</param>
/// <param name="handled">The events that were handled; null if duplicates are not detected.</param>
/// <param name="logger">The logger.</param>
internal sealed class WebhookEndpoint(WebhookSecrets secrets, int maxBytes, HandledEvents? handled, ILogger logger)
{
    private const int BufferSize = 16 * 1024;

    public async Task HandleAsync(HttpContext context)
    {
        if (context.GetRouteValue(WebhookSecrets.ParameterName) is not string secret || !secrets.Contains(secret))
        {
            WebhookLog.WrongSecret(logger);
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            context.Response.StatusCode = await ReceiveAsync(context).ConfigureAwait(false);
        }
        catch (BadHttpRequestException exception)
        {
            // The body is incomplete, or longer than the server allows.
            context.Response.StatusCode = exception.StatusCode;
        }
        catch (Exception exception) when (context.RequestAborted.IsCancellationRequested && exception is OperationCanceledException or IOException)
        {
            WebhookLog.Aborted(logger);
            context.Response.StatusCode = StatusCodes.Status499ClientClosedRequest;
        }
    }

    private async Task<int> ReceiveAsync(HttpContext context)
    {
        if (await ReadBodyAsync(context.Request, context.RequestAborted).ConfigureAwait(false) is not { } body)
        {
            WebhookLog.TooLong(logger, maxBytes);
            return StatusCodes.Status413PayloadTooLarge;
        }

        LiveChatWebhookEvent received;
        try
        {
            received = LiveChatWebhook.Parse(body, maxBytes);
        }
        catch (LiveChatWebhookException exception)
        {
            WebhookLog.Invalid(logger, exception.Message);
            return StatusCodes.Status400BadRequest;
        }

        string? key = handled is null ? null : HandledEvents.CreateKey(context, received, body.Span);
        if (key is not null && await handled!.ContainsAsync(key, context.RequestAborted).ConfigureAwait(false))
        {
            string name = WebhookLog.GetName(received);
            WebhookLog.Repeated(logger, name);
            return StatusCodes.Status200OK;
        }

        if (!await WebhookDispatcher.HandleAsync(context.RequestServices, received, logger, context.RequestAborted).ConfigureAwait(false))
        {
            return StatusCodes.Status500InternalServerError;
        }

        if (key is not null)
        {
            await handled!.AddAsync(key).ConfigureAwait(false);
        }

        return StatusCodes.Status200OK;
    }

    /// <summary>Reads the body. Returns null if it is too long.</summary>
    private async Task<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > maxBytes)
        {
            return null;
        }

        using var content = new MemoryStream();
        byte[] buffer = new byte[BufferSize];
        while (await request.Body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false) is var read and > 0)
        {
            if (content.Length + read > maxBytes)
            {
                return null;
            }

            content.Write(buffer, 0, read);
        }

        return content.GetBuffer().AsMemory(0, (int)content.Length);
    }
}
