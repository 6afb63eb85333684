using Comm100.LiveChat.Client.Diagnostics;
using Comm100.LiveChat.Client.Http;
using Polly;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// Delays an attempt until the gate is open after a 429 response, and until the client's own limit has a permit. This wait does not count as time of
/// the attempt.
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
        IDisposable? permit = null;
        bool isRefused = false;
        try
        {
            first = await EnterGateAsync(call, context.CancellationToken).ConfigureAwait(false);
            permit = await EnterLimiterAsync(call, context.CancellationToken).ConfigureAwait(false);
            if (first is not null)
            {
                // Waiting calls need not wait for the body.
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

            Release(permit);
        }
    }

    private static void Release(IDisposable? permit)
    {
        try
        {
            permit?.Dispose();
        }
#pragma warning disable CA1031 // If a limiter of the application cannot take a permit back, the outcome of the call does not change.
        catch (Exception)
#pragma warning restore CA1031
        {
            Listeners.CountFailure(Listeners.Limiter);
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

    private async ValueTask<IDisposable?> EnterLimiterAsync(CallProgress call, CancellationToken cancellationToken)
    {
        if (limiter is null)
        {
            return null;
        }

        TimeSpan before = call.Elapsed;
        IDisposable permit = await limiter.EnterAsync(call, cancellationToken).ConfigureAwait(false);
        telemetry.AddWait(call, call.Elapsed - before, CallTelemetry.LimiterWait);
        return permit;
    }
}

/// <summary>Polly requires a name for every strategy.</summary>
internal sealed class AdmissionStrategyOptions : ResilienceStrategyOptions
{
    public AdmissionStrategyOptions() => Name = "Admission";
}
