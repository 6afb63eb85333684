using Comm100.LiveChat.Client.Diagnostics;
using Comm100.LiveChat.Client.Http;
using Polly;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// Delays an attempt while the gate is closed after a response with status 429, and until the client's own rate limiter has a permit. This wait is not
/// part of the timeout of the attempt.
/// </summary>
internal sealed class RateLimitStrategy(RateLimitGate gate, ClientRateLimiter? limiter, CallTelemetry telemetry) : ResilienceStrategy<HttpResponseMessage>
{
    private static readonly ResiliencePropertyKey<RateLimitPermit> s_permit = new("LiveChat.RateLimitPermit");

    /// <summary>Gets the permit of an attempt; null if the client has no limit.</summary>
    public static RateLimitPermit? GetPermit(ResilienceContext context) => context.Properties.TryGetValue(s_permit, out RateLimitPermit? permit) ? permit : null;

    protected override ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state) =>
        gate.IsClosed || limiter is not null ? AdmitAsync(callback, context, state) : callback(context, state);

    private async ValueTask<Outcome<HttpResponseMessage>> AdmitAsync<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        CallContext call = CallResilience.GetCall(context);
        RateLimitGate.Pause? probe = null;
        using var permit = new RateLimitPermit();
        bool isRefused = false;
        try
        {
            probe = await EnterGateAsync(call, context.CancellationToken).ConfigureAwait(false);
            await EnterLimiterAsync(permit, call, context.CancellationToken).ConfigureAwait(false);
            context.Properties.Set(s_permit, permit);
            if (probe is not null)
            {
                // The waiting calls can start before the body of the probe is received.
                call.HeadersReceived = received => gate.OpenIfAccepted(probe, received.Status);
            }

            Outcome<HttpResponseMessage> outcome = await callback(context, state).ConfigureAwait(false);
            isRefused = call.Status == RateLimitGate.TooManyRequests;
            return outcome;
        }
#pragma warning disable CA1031 // A strategy returns the exception as its outcome.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Outcome.FromException<HttpResponseMessage>(exception);
        }
        finally
        {
            call.HeadersReceived = null;
            if (probe is not null)
            {
                gate.Leave(probe, isRefused);
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
        RateLimitGate.Pause? probe = await gate.EnterAsync(call, cancellationToken).ConfigureAwait(false);
        telemetry.RecordWait(call, call.Elapsed - before, CallTelemetry.RateLimitWait);
        return probe;
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
    public RateLimitStrategyOptions() => Name = "RateLimit";
}
