using Microsoft.AspNetCore.Http;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>Plays faults on connections.</summary>
internal sealed class FaultPlayer
{
    private readonly TimeProvider _time;
    private readonly FakeTokens _tokens;
    private readonly CancellationToken _stopping;

    public FaultPlayer(TimeProvider time, FakeTokens tokens, CancellationToken stopping)
    {
        _time = time;
        _tokens = tokens;
        _stopping = stopping;
    }

    /// <param name="fault">What to play.</param>
    /// <param name="context">The connection.</param>
    /// <param name="request">The request, to be told how it was answered.</param>
    /// <param name="serve">Performs the operation and writes its answer.</param>
    public async Task PlayAsync(Fault fault, HttpContext context, RecordedRequest request, Func<Task> serve)
    {
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, _stopping);
        SentAnswer? served = fault.Performs ? await SentAnswer.CaptureAsync(context, serve).ConfigureAwait(false) : null;
        if (fault.Delay > TimeSpan.Zero)
        {
            await Task.Delay(fault.Delay, _time, ends.Token).ConfigureAwait(false);
        }

        if (fault.Cut == FaultCut.BeforeAnswer)
        {
            await EndAsync(fault, context, ends.Token).ConfigureAwait(false);
            return;
        }

        if (fault.Answer is { } answer)
        {
            served = SentAnswer.Replace(answer, context.Response);
            if (answer.EndsToken)
            {
                _tokens.RevokeTokenOf(request);
            }
        }

        served ??= await SentAnswer.CaptureAsync(context, serve).ConfigureAwait(false);
        await SendAsync(served.Prepare(fault, context.Response), fault, context, request, ends.Token).ConfigureAwait(false);
    }

    private static async Task EndAsync(Fault fault, HttpContext context, CancellationToken cancellationToken)
    {
        switch (fault.Ending)
        {
            case FaultEnding.Reset:
                context.Abort();
                break;
            case FaultEnding.Hang:
                await WaitForEndAsync(cancellationToken).ConfigureAwait(false);
                context.Abort();
                break;
            case FaultEnding.Close when fault.Cut != FaultCut.InBody:
                // To abort now would reset the connection: the client closes its side first.
                RawAnswer.Close(context);
                await WaitForEndAsync(cancellationToken).ConfigureAwait(false);
                context.Abort();
                break;
            default:
                // A body shorter than its Content-Length makes the server close the connection behind it.
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

    private async Task SendAsync(SentAnswer sent, Fault fault, HttpContext context, RecordedRequest request, CancellationToken cancellationToken)
    {
        if (fault.Cut == FaultCut.None)
        {
            request.Answered(context.Response.StatusCode);
        }

        if (context.Response.StatusCode is 204 or 304 && fault.Cut == FaultCut.None)
        {
            return;
        }

        ReadOnlyMemory<byte> body = sent.Body.AsMemory(0, sent.CutAfter(fault));
        if (fault.Cut == FaultCut.InHeaders || (fault.Cut != FaultCut.None && fault.Ending == FaultEnding.Reset))
        {
            await RawAnswer.SendStartAsync(context, body, fault.Cut == FaultCut.InHeaders, cancellationToken).ConfigureAwait(false);
        }
        else if (sent.HugeLength is { } length)
        {
            await BodySender.SendHugeAsync(length, fault.IsGzip, context.Response, cancellationToken).ConfigureAwait(false);
        }
        else
        {
            await BodySender.SendAsync(body, fault, context.Response, _time, cancellationToken).ConfigureAwait(false);
        }

        if (fault.Cut != FaultCut.None)
        {
            await EndAsync(fault, context, cancellationToken).ConfigureAwait(false);
        }
    }
}
