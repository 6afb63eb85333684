using Comm100.LiveChat.Client.Diagnostics;
using Polly;
using Polly.Retry;

namespace Comm100.LiveChat.Client.Http;

/// <summary>
/// Repeats calls that failed and may be repeated. The first attempt of a call is made without it, so that calls that go well,
/// nearly all of them, pay nothing for it.
/// </summary>
internal sealed class RetryPolicy
{
    private static readonly ResiliencePropertyKey<CallProgress> s_call = new("Comm100.LiveChat.Client.Call");

    private readonly LiveChatRetryOptions _options;
    private readonly RateGate _gate;
    private readonly CallTelemetry _telemetry;
    private readonly TimeProvider _time;
    private ResiliencePipeline? _pipeline;

    public RetryPolicy(LiveChatClientOptions options, RateGate gate, CallTelemetry telemetry)
    {
        _options = options.Retries;
        _time = options.TimeProvider;
        _gate = gate;
        _telemetry = telemetry;
    }

    /// <summary>Whether another attempt may change a failure, for this operation.</summary>
    public bool MayRepeat(CallProgress call, Exception failure) =>
        _options.MaxAttempts > 1 && RetryRules.MayRepeat(call.Operation, failure);

    /// <summary>How long an answer of 429 holds back the whole client.</summary>
    public TimeSpan PauseFor(LiveChatRateLimitException failure, CallProgress call) =>
        failure.RetryAfter is { } asked ? Min(asked, _options.MaxRetryAfter) : Min(LongestDelay(call.Repeats), _options.MaxRetryAfter);

    /// <summary>Repeats a call whose first attempt has failed, until one goes well or no other may follow.</summary>
    /// <param name="call">The call.</param>
    /// <param name="first">How the first attempt ended.</param>
    /// <param name="attempt">Makes one attempt.</param>
    /// <param name="cancellationToken">Ends waits.</param>
    public async ValueTask<Outcome<T>> RepeatAsync<T>(Call<T> call, Outcome<T> first, Func<Call<T>, ValueTask<Outcome<T>>> attempt, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(s_call, call);
            Outcome<T>? known = first;
            return await (_pipeline ??= CreatePipeline()).ExecuteOutcomeAsync(
                (_, state) =>
                {
                    if (known is { } outcome)
                    {
                        known = null;
                        return new ValueTask<Outcome<T>>(outcome);
                    }

                    call.Repeats++;
                    return state(call);
                },
                context,
                attempt).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static CallProgress CallOf(ResilienceContext context) =>
        context.Properties.TryGetValue(s_call, out CallProgress? call) ? call! : throw new InvalidOperationException("The context of a repeat has no call.");

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    // Made when the first call fails, which for most programs is never.
    private ResiliencePipeline CreatePipeline() => new ResiliencePipelineBuilder { TimeProvider = _time }
        .AddRetry(new RetryStrategyOptions
        {
            Name = "Comm100.LiveChat.Client",
            MaxRetryAttempts = _options.MaxAttempts - 1,
            ShouldHandle = arguments => new ValueTask<bool>(ShouldRepeat(CallOf(arguments.Context), arguments.Outcome.Exception, arguments.AttemptNumber)),
            DelayGenerator = static arguments => new ValueTask<TimeSpan?>(CallOf(arguments.Context).NextDelay),
            OnRetry = OnRetry,
        })
        .Build();

    /// <summary>Decides, and sets how long to wait.</summary>
    private bool ShouldRepeat(CallProgress call, Exception? failure, int repeats)
    {
        if (failure is null || !RetryRules.MayRepeat(call.Operation, failure))
        {
            return false;
        }

        // After a 429 the gate does the waiting, for all calls alike.
        bool isHeldBack = failure is LiveChatRateLimitException && _gate.IsClosed;
        call.NextDelay = isHeldBack ? TimeSpan.Zero : DelayAfter(failure, repeats);
        TimeSpan wait = isHeldBack ? _gate.Remaining : call.NextDelay;
        return wait < call.Remaining;
    }

    private TimeSpan DelayAfter(Exception failure, int repeats) =>
        RetryAfterOf(failure) is { } asked && _options.MaxRetryAfter > TimeSpan.Zero ? Min(asked, _options.MaxRetryAfter) : TimeSpan.FromTicks((long)(LongestDelay(repeats).Ticks * Chance.NextDouble()));

    private TimeSpan LongestDelay(int repeats)
    {
        double longest = _options.BaseDelay.Ticks * Math.Pow(2, repeats);
        return longest < _options.MaxDelay.Ticks ? TimeSpan.FromTicks((long)longest) : _options.MaxDelay;
    }

    private static TimeSpan? RetryAfterOf(Exception failure) => (failure as LiveChatApiException)?.RetryAfter;

    private ValueTask OnRetry(OnRetryArguments<object> arguments)
    {
        CallProgress call = CallOf(arguments.Context);
        _telemetry.Repeat(call, CallTelemetry.ErrorTypeOf(arguments.Outcome.Exception!), arguments.RetryDelay);
        return default;
    }
}
