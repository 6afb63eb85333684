using Comm100.LiveChat.Client.Diagnostics;
using Comm100.LiveChat.Client.Http;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// Builds the one Polly pipeline of a client. From the outside in: the time of the whole call, the retries, the strategies that the
/// application adds, admission, the time of one attempt.
/// </summary>
internal static class CallResilience
{
    private static readonly ResiliencePropertyKey<CallProgress> s_call = new("Comm100.LiveChat.Client.Call");

    public static ResiliencePipeline<HttpResponseMessage> Build(LiveChatClientOptions options, RetryDelays delays, AdmissionStrategy admission, CallTelemetry telemetry)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { Name = LiveChatTelemetry.MeterName, TimeProvider = options.TimeProvider };
        if (IsFinite(options.Timeout))
        {
            builder.AddTimeout(new TimeoutStrategyOptions { Name = "Timeout", TimeoutGenerator = static arguments => new ValueTask<TimeSpan>(CallOf(arguments.Context).Limit) });
        }

        if (options.Retries.MaxAttempts > 1)
        {
            builder.AddRetry(Retry(options.Retries, delays, telemetry));
        }

        options.AddStrategies(builder);
        builder.AddStrategy(_ => admission, new AdmissionStrategyOptions());
        if (IsFinite(options.AttemptTimeout))
        {
            TimeSpan limit = options.AttemptTimeout;
            builder.AddTimeout(new TimeoutStrategyOptions { Name = "AttemptTimeout", TimeoutGenerator = _ => new ValueTask<TimeSpan>(limit) });
        }

        return builder.Build();
    }

    /// <summary>A context for one call, to be given back to Polly's pool.</summary>
    public static ResilienceContext Rent(CallProgress call)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(call.Operation.Id, call.CancellationToken);
        context.Properties.Set(s_call, call);
        context.Properties.Set(LiveChatResilience.Operation, call.Operation);
        return context;
    }

    public static CallProgress CallOf(ResilienceContext context) =>
        context.Properties.TryGetValue(s_call, out CallProgress? call) ? call! : throw new InvalidOperationException("The resilience context belongs to no call.");

    private static bool IsFinite(TimeSpan time) => time != Timeout.InfiniteTimeSpan && time != TimeSpan.MaxValue;

    private static RetryStrategyOptions<HttpResponseMessage> Retry(LiveChatRetryOptions options, RetryDelays delays, CallTelemetry telemetry) => new()
    {
        Name = "Retry",
        MaxRetryAttempts = options.MaxAttempts - 1,
        ShouldHandle = arguments =>
        {
            CallProgress call = CallOf(arguments.Context);
            return new ValueTask<bool>(arguments.Outcome.Exception is { } failure
                && RetryRules.MayRetry(call.Operation, failure)
                && delays.Fits(call, failure, arguments.AttemptNumber));
        },
        DelayGenerator = arguments => new ValueTask<TimeSpan?>(delays.Next(CallOf(arguments.Context), arguments.Outcome.Exception!, arguments.AttemptNumber)),
        OnRetry = arguments =>
        {
            CallProgress call = CallOf(arguments.Context);
            call.Repeats++;

            // A failure that may be retried says that a create has not acted.
            call.MayHaveActed = false;
            telemetry.Repeat(call, arguments.Outcome.Exception!, arguments.RetryDelay);
            return default;
        },
    };
}
