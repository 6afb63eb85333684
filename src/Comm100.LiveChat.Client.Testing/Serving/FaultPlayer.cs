using Microsoft.AspNetCore.Http;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>Plays a fault on a connection.</summary>
internal static class FaultPlayer
{
    public static async Task PlayAsync(Fault fault, HttpContext context, RecordedRequest request, CancellationToken stopping)
    {
        switch (fault.Kind)
        {
            case FaultKind.Respond:
                request.Answered(fault.StatusCode);
                await WriteAsync(fault, context).ConfigureAwait(false);
                break;
            case FaultKind.Hang:
                await HangAsync(context, stopping).ConfigureAwait(false);
                break;
            case FaultKind.HangInBody:
                await WriteAsync(fault, context).ConfigureAwait(false);
                await HangAsync(context, stopping).ConfigureAwait(false);
                break;
            case FaultKind.Truncate:
                // A body shorter than its Content-Length makes the server close the connection behind it. To abort here would
                // reset the connection, and the client could lose the start of the body with it.
                await WriteAsync(fault, context).ConfigureAwait(false);
                break;
            case FaultKind.Reset:
            default:
                context.Abort();
                break;
        }
    }

    private static async Task WriteAsync(Fault fault, HttpContext context)
    {
        HttpResponse response = context.Response;
        response.StatusCode = fault.StatusCode;
        foreach ((string name, string value) in fault.Headers)
        {
            response.Headers.Append(name, value);
        }

        if (fault.ContentType is not null)
        {
            response.ContentType = fault.ContentType;
        }

        if (fault.StatusCode is 204 or 304)
        {
            return;
        }

        response.ContentLength = fault.DeclaredLength ?? fault.Body.Length;
        await response.Body.WriteAsync(fault.Body, context.RequestAborted).ConfigureAwait(false);
        await response.Body.FlushAsync(context.RequestAborted).ConfigureAwait(false);
    }

    private static async Task HangAsync(HttpContext context, CancellationToken stopping)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (context.RequestAborted.Register(() => ended.TrySetResult()))
        using (stopping.Register(() => ended.TrySetResult()))
        {
            await ended.Task.ConfigureAwait(false);
        }

        context.Abort();
    }
}
