using Comm100.LiveChat.Client.Diagnostics;
using Comm100.LiveChat.Client.Http;
using Polly;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// Delays an attempt until the gate is open after a 429 response, and until the client's own limit has a permit. This wait does not count as time of
/// the attempt.
/// </summary>
internal sealed class RateLimitStrategy(RateLimitGate gate, ClientRateLimiter? limiter, CallTelemetry telemetry) : ResilienceStrategy<HttpResponseMessage>
{
    private static readonly ResiliencePropertyKey<RateLimitPermit> s_permit = new("LiveChat.RateLimitPermit");

    /// <summary>The permit of an attempt; null where the client has no limit.</summary>
    public static RateLimitPermit? PermitOf(ResilienceContext context) => context.Properties.TryGetValue(s_permit, out RateLimitPermit? permit) ? permit : null;

    protected override ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state) =>
        gate.IsClosed || limiter is not null ? AdmitAsync(callback, context, state) : callback(context, state);

    private async ValueTask<Outcome<HttpResponseMessage>> AdmitAsync<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        CallContext call = CallResilience.CallOf(context);
        RateLimitGate.Pause? first = null;
        using var permit = new RateLimitPermit();
        bool isRefused = false;
        try
        {
            first = await EnterGateAsync(call, context.CancellationToken).ConfigureAwait(false);
            await EnterLimiterAsync(permit, call, context.CancellationToken).ConfigureAwait(false);
            context.Properties.Set(s_permit, permit);
            if (first is not null)
            {
                // Waiting calls need not wait for the body.
                call.HeadersReceived = received => gate.OpenIfAccepted(first, received.Status);
            }

            Outcome<HttpResponseMessage> outcome = await callback(context, state).ConfigureAwait(false);
            isRefused = call.Status == RateLimitGate.TooManyRequests;
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
        }
    }

    private async ValueTask<RateLimitGate.Pause?> EnterGateAsync(CallContext call, CancellationToken cancellationToken)
    {
        if (!gate.IsClosed)
        {
            return null;
        }

        TimeSpan before = call.Elapsed;
        RateLimitGate.Pause? first = await gate.EnterAsync(call, cancellationToken).ConfigureAwait(false);
        telemetry.RecordWait(call, call.Elapsed - before, CallTelemetry.RateLimitWait);
        return first;
    }

    private async ValueTask EnterLimiterAsync(RateLimitPermit permit, CallContext call, CancellationToken cancellationToken)
    {
        if (limiter is null)
        {
            return;
        }

        TimeSpan before = call.Elapsed;
        permit.Hold(await limiter.EnterAsync(call, cancellationToken).ConfigureAwait(false));
        telemetry.RecordWait(call, call.Elapsed - before, CallTelemetry.LimiterWait);
    }
}

/// <summary>Polly requires a name for every strategy.</summary>
internal sealed class RateLimitStrategyOptions : ResilienceStrategyOptions
{
    public RateLimitStrategyOptions() => Name = "Admission";
}
