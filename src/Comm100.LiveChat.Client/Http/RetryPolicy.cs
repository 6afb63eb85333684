using Comm100.LiveChat.Client.Diagnostics;

namespace Comm100.LiveChat.Client.Http;

/// <summary>
/// Decides which calls are repeated, and when. The first attempt of a call is made without it, so that calls that go well, nearly all
/// of them, pay nothing for it.
/// </summary>
internal sealed class RetryPolicy(LiveChatClientOptions options, RateGate gate, CallTelemetry telemetry)
{
    private readonly LiveChatRetryOptions _options = options.Retries;

    // Made when the first call fails, which for many programs is never: until then, Polly is not even loaded.
    private RetryPipeline? _pipeline;

    /// <summary>Whether another attempt may change the failure of a call.</summary>
    public bool MayRepeat(CallProgress call) =>
        _options.MaxAttempts > 1 && RetryRules.MayRepeat(call.Operation, call.Failure!);

    /// <summary>How long an answer of 429 holds back the whole client.</summary>
    public TimeSpan PauseFor(LiveChatRateLimitException failure, CallProgress call) =>
        failure.RetryAfter is { } asked ? Min(asked, _options.MaxRetryAfter) : Min(LongestDelay(call.Repeats), _options.MaxRetryAfter);

    /// <summary>Repeats a call whose first attempt has failed, until one goes well or no other may follow.</summary>
    /// <param name="call">The call.</param>
    /// <param name="attempt">Makes one attempt, and leaves in the call how it went.</param>
    /// <param name="cancellationToken">Ends waits.</param>
    public ValueTask RepeatAsync(CallProgress call, Func<ValueTask> attempt, CancellationToken cancellationToken) =>
        (_pipeline ??= new RetryPipeline(this, options, telemetry)).RepeatAsync(call, attempt, cancellationToken);

    /// <summary>Decides after an attempt, and sets how long to wait.</summary>
    /// <param name="call">The call.</param>
    /// <param name="failure">How the attempt failed; null if it did not.</param>
    /// <param name="repeats">How often the call was repeated before.</param>
    public bool ShouldRepeat(CallProgress call, Exception? failure, int repeats)
    {
        if (failure is null || !RetryRules.MayRepeat(call.Operation, failure))
        {
            return false;
        }

        // After a 429 the gate does the waiting, for all calls alike.
        bool isHeldBack = failure is LiveChatRateLimitException && gate.IsClosed;
        call.NextDelay = isHeldBack ? TimeSpan.Zero : DelayAfter(failure, repeats);
        TimeSpan wait = isHeldBack ? gate.Remaining : call.NextDelay;
        return wait < call.Remaining;
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private TimeSpan DelayAfter(Exception failure, int repeats) =>
        (failure as LiveChatApiException)?.RetryAfter is { } asked && _options.MaxRetryAfter > TimeSpan.Zero
            ? Min(asked, _options.MaxRetryAfter)
            : TimeSpan.FromTicks((long)(LongestDelay(repeats).Ticks * Chance.NextDouble()));

    private TimeSpan LongestDelay(int repeats)
    {
        double longest = _options.BaseDelay.Ticks * Math.Pow(2, repeats);
        return longest < _options.MaxDelay.Ticks ? TimeSpan.FromTicks((long)longest) : _options.MaxDelay;
    }
}
