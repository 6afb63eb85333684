using Microsoft.AspNetCore.Http;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>Applies faults to requests and their connections.</summary>
internal sealed class FaultExecutor
{
    private readonly TimeProvider _time;
    private readonly FakeTokens _tokens;
    private readonly CancellationToken _stopping;

    public FaultExecutor(TimeProvider time, FakeTokens tokens, CancellationToken stopping)
    {
        _time = time;
        _tokens = tokens;
        _stopping = stopping;
    }

    /// <param name="fault">The fault.</param>
    /// <param name="context">The HTTP context.</param>
    /// <param name="request">The recorded request, whose status code is set.</param>
    /// <param name="serve">Performs the operation and writes its response.</param>
    public async Task ExecuteAsync(Fault fault, HttpContext context, RecordedRequest request, Func<Task> serve)
    {
        using var requestEnd = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping);
        OutgoingResponse? outgoing = fault.PerformsOperation ? await OutgoingResponse.CaptureAsync(context, serve).ConfigureAwait(false) : null;
        if (fault.Delay > TimeSpan.Zero)
        {
            await Task.Delay(fault.Delay, _time, requestEnd.Token).ConfigureAwait(false);
        }

        if (fault.InterruptionPoint == InterruptionPoint.BeforeResponse)
        {
            await InterruptAsync(fault, context, requestEnd.Token).ConfigureAwait(false);
            return;
        }

        if (fault.Response is { } response)
        {
            outgoing = OutgoingResponse.Replace(response, context.Response);
            if (response.RevokesToken)
            {
                _tokens.RevokeAccessTokenOf(request);
            }
        }

        outgoing ??= await OutgoingResponse.CaptureAsync(context, serve).ConfigureAwait(false);
        await SendAsync(outgoing.Prepare(fault, context.Response), fault, context, request, requestEnd.Token).ConfigureAwait(false);
    }

    private static async Task InterruptAsync(Fault fault, HttpContext context, CancellationToken cancellationToken)
    {
        switch (fault.InterruptionKind)
        {
            case InterruptionKind.Reset:
                context.Abort();
                break;
            case InterruptionKind.Hang:
                await WaitForEndAsync(cancellationToken).ConfigureAwait(false);
                context.Abort();
                break;
            case InterruptionKind.Close when fault.InterruptionPoint != InterruptionPoint.InBody:
                // Aborting now would reset the connection, so wait until the client closes its side.
                RawSocketResponse.Close(context);
                await WaitForEndAsync(cancellationToken).ConfigureAwait(false);
                context.Abort();
                break;
            default:
                // The server closes the connection because the body is shorter than its Content-Length.
                break;
        }
    }

    private static async Task WaitForEndAsync(CancellationToken cancellationToken)
    {
        var ended = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using (cancellationToken.Register(() => ended.TrySetResult()))
        {
            await ended.Task.ConfigureAwait(false);
        }
    }

    private async Task SendAsync(OutgoingResponse outgoing, Fault fault, HttpContext context, RecordedRequest request, CancellationToken cancellationToken)
    {
        if (fault.InterruptionPoint == InterruptionPoint.None)
        {
            request.SetStatusCode(context.Response.StatusCode);
        }

        if (context.Response.StatusCode is 204 or 304 && fault.InterruptionPoint == InterruptionPoint.None)
        {
            return;
        }

        ReadOnlyMemory<byte> body = outgoing.Body.AsMemory(0, outgoing.GetSentLength(fault));
        if (fault.InterruptionPoint == InterruptionPoint.InHeaders || (fault.InterruptionPoint != InterruptionPoint.None && fault.InterruptionKind == InterruptionKind.Reset))
        {
            await RawSocketResponse.SendStartAsync(context, body, fault.InterruptionPoint == InterruptionPoint.InHeaders, cancellationToken).ConfigureAwait(false);
        }
        else if (outgoing.GeneratedLength is { } length)
        {
            await BodySender.SendGeneratedAsync(length, fault.IsGzip, context.Response, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await BodySender.SendAsync(body, fault, context.Response, _time, cancellationToken).ConfigureAwait(false);
        }

        if (fault.InterruptionPoint != InterruptionPoint.None)
        {
            await InterruptAsync(fault, context, cancellationToken).ConfigureAwait(false);
        }
    }
}
