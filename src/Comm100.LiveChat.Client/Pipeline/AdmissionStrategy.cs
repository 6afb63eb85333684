using Comm100.LiveChat.Client.Diagnostics;
using Comm100.LiveChat.Client.Http;
using Polly;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// Lets an attempt begin: after a 429 when the gate opens, and under the client's own limit when there is a permit. What the attempt waits for
/// here is not part of its own time.
/// </summary>
internal sealed class AdmissionStrategy(RateGate gate, Throttle? limiter, CallTelemetry telemetry) : ResilienceStrategy<HttpResponseMessage>
{
    protected override ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state) =>
        gate.IsClosed || limiter is not null ? AdmitAsync(callback, context, state) : callback(context, state);

    private async ValueTask<Outcome<HttpResponseMessage>> AdmitAsync<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        CallProgress call = CallResilience.CallOf(context);
        RateGate.Pause? first = null;
        RequestPermit? permit = null;
        bool isRefused = false;
        try
        {
            first = await EnterGateAsync(call, context.CancellationToken).ConfigureAwait(false);
            if (limiter is not null)
            {
                permit = new RequestPermit(limiter, telemetry);
                await permit.EnterAsync(call, context.CancellationToken).ConfigureAwait(false);
                CallResilience.SetPermit(context, permit);
            }

            if (first is not null)
            {
                // Those who wait need not wait for the body.
                call.HeadersReceived = received => gate.LeaveIfAccepted(first, received.Status);
            }

            Outcome<HttpResponseMessage> outcome = await callback(context, state).ConfigureAwait(false);
            isRefused = call.Status == RateGate.RefusingStatus;
            return outcome;
        }
#pragma warning disable CA1031 // A strategy hands on what went wrong as its outcome.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Outcome.FromException<HttpResponseMessage>(exception);
        }
        finally
        {
            call.HeadersReceived = null;
            if (first is not null)
            {
                gate.Leave(first, isRefused);
            }

            permit?.Release();
        }
    }

    private async ValueTask<RateGate.Pause?> EnterGateAsync(CallProgress call, CancellationToken cancellationToken)
    {
        if (!gate.IsClosed)
        {
            return null;
        }

        TimeSpan before = call.Elapsed;
        RateGate.Pause? first = await gate.EnterAsync(call, cancellationToken).ConfigureAwait(false);
        telemetry.AddWait(call, call.Elapsed - before, CallTelemetry.RateLimitWait);
        return first;
    }
}

/// <summary>What Polly asks of every strategy: a name.</summary>
internal sealed class AdmissionStrategyOptions : ResilienceStrategyOptions
{
    public AdmissionStrategyOptions() => Name = "Admission";
}
