using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>How long to wait before a call is tried again, and after a response of 429.</summary>
internal sealed class RetryDelays(LiveChatRetryOptions options, RateLimitGate gate)
{
    /// <summary>How long a response of 429 holds back the whole client.</summary>
    /// <param name="retryAfter">What the response asks for; null where it does not say.</param>
    /// <param name="call">The call.</param>
    public TimeSpan GetPauseAfter(TimeSpan? retryAfter, CallContext call) =>
        TimeSpans.Min(IsTime(retryAfter) ? retryAfter!.Value : options.GetMaxDelay(call.Retries), options.MaxRetryAfter);

    /// <summary>Whether the wait before another attempt fits into what is left of the call.</summary>
    public bool Fits(CallContext call, Exception failure, int repeats) =>
        (IsHeldBack(failure) ? gate.Remaining : Next(call, failure, repeats)) < call.Remaining;

    /// <summary>The wait before another attempt; the same each time it is computed for one attempt of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="failure">How its last attempt failed.</param>
    /// <param name="repeats">How often the call was tried again before.</param>
    public TimeSpan Next(CallContext call, Exception failure, int repeats)
    {
        // After a 429 the gate does the waiting, for all calls alike.
        if (IsHeldBack(failure))
        {
            return TimeSpan.Zero;
        }

        // The token address asks for time as well, from all callers alike.
        if (failure is LiveChatTokenException { RemainingPause: { } pause })
        {
            return pause;
        }

        if ((failure as LiveChatApiException)?.RetryAfter is { } asked && IsTime(asked) && options.MaxRetryAfter > TimeSpan.Zero)
        {
            return TimeSpans.Min(asked, options.MaxRetryAfter);
        }

        if (call.Jitter is not { } jitter || jitter.Retries != repeats)
        {
            call.Jitter = jitter = (repeats, Jitter.Next());
        }

        return TimeSpan.FromTicks((long)(options.GetMaxDelay(repeats).Ticks * jitter.Factor));
    }

    // A service that asks for no wait at all is not asked again without one, since all callers would do so at once.
    private static bool IsTime(TimeSpan? retryAfter) => retryAfter > TimeSpan.Zero;

    private bool IsHeldBack(Exception failure) => failure is LiveChatRateLimitException && gate.IsClosed;
}
