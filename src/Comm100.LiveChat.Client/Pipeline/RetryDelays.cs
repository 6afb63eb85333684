using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Computes the delay before a retry, and the pause after a response with status 429.</summary>
internal sealed class RetryDelays(LiveChatRetryOptions options, RateLimitGate gate)
{
    /// <summary>Gets how long a response with status 429 delays all calls of the client.</summary>
    /// <param name="retryAfter">The wait that the response requests; null if it requests none.</param>
    /// <param name="call">The call.</param>
    public TimeSpan GetPauseAfter(TimeSpan? retryAfter, CallContext call) =>
        TimeSpans.Min(IsPositive(retryAfter) ? retryAfter!.Value : options.GetMaxDelay(call.Retries), options.MaxRetryAfter);

    /// <summary>Whether the delay before a retry ends before the call times out.</summary>
    public bool FitsInCall(CallContext call, Exception failure, int retries) =>
        (IsDelayedByGate(failure) ? gate.Remaining : GetDelay(call, failure, retries)) < call.Remaining;

    /// <summary>Gets the delay before a retry. The result is the same each time it is computed for one retry of a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="failure">The exception of its last attempt.</param>
    /// <param name="retries">The number of earlier retries of the call.</param>
    public TimeSpan GetDelay(CallContext call, Exception failure, int retries)
    {
        // After status 429, the gate delays all calls.
        if (IsDelayedByGate(failure))
        {
            return TimeSpan.Zero;
        }

        // The token endpoint can request a wait as well. It applies to all callers.
        if (failure is LiveChatTokenException { RemainingPause: { } pause })
        {
            return pause;
        }

        if ((failure as LiveChatApiException)?.RetryAfter is { } asked && IsPositive(asked) && options.MaxRetryAfter > TimeSpan.Zero)
        {
            return TimeSpans.Min(asked, options.MaxRetryAfter);
        }

        if (call.Jitter is not { } jitter || jitter.Retries != retries)
        {
            call.Jitter = jitter = (retries, Jitter.Next());
        }

        return TimeSpan.FromTicks((long)(options.GetMaxDelay(retries).Ticks * jitter.Factor));
    }

    // A wait of zero is ignored: otherwise all callers would retry at once.
    private static bool IsPositive(TimeSpan? retryAfter) => retryAfter > TimeSpan.Zero;

    private bool IsDelayedByGate(Exception failure) => failure is LiveChatRateLimitException && gate.IsClosed;
}
