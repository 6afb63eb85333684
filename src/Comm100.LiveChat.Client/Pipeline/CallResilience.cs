using System.Diagnostics.CodeAnalysis;
using Comm100.LiveChat.Client.Diagnostics;
using Comm100.LiveChat.Client.Http;
using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// Builds the Polly pipeline of a client. From the outside in: the timeout of the call, the retries, the strategies of the application, the
/// rate limits, and the timeout of an attempt.
/// </summary>
internal static class CallResilience
{
    private static readonly ResiliencePropertyKey<CallContext> s_call = new("LiveChat.Call");

    public static ResiliencePipeline<HttpResponseMessage> Build(LiveChatClientOptions options, LiveChatPipeline pipeline)
    {
        var builder = new ResiliencePipelineBuilder<HttpResponseMessage> { Name = LiveChatTelemetry.MeterName, TimeProvider = options.TimeProvider };
        if (IsFinite(options.Timeout))
        {
            builder.AddTimeout(Limit("Timeout", options.Timeout));
        }

        if (options.Retries.MaxAttempts > 1)
        {
            builder.AddRetry(Retry(options.Retries, pipeline.Delays, pipeline.Telemetry));
        }

        if (options.HasStrategies)
        {
            builder.AddUnvalidated(new ApplicationStrategyOutcomes(pipeline), new ApplicationStrategyOutcomesOptions());
            options.AddStrategies(builder);
        }

        builder.AddUnvalidated(new RateLimitStrategy(pipeline.Gate, pipeline.Limiter, pipeline.Telemetry), new RateLimitStrategyOptions());
        if (IsFinite(options.AttemptTimeout))
        {
            builder.AddTimeout(Limit("AttemptTimeout", options.AttemptTimeout));
        }

        return builder.Build();
    }

    /// <summary>Rents a context for a call. Return it to the pool of Polly.</summary>
    public static ResilienceContext Rent(CallContext call)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(call.Operation.Id, call.CancellationToken);
        context.Properties.Set(s_call, call);
        return context;
    }

    public static CallContext GetCall(ResilienceContext context) =>
        context.Properties.TryGetValue(s_call, out CallContext? call) ? call! : throw new InvalidOperationException("The resilience context does not belong to a call of this client.");

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Polly reads the validation attributes of the options. Only its own base class has some.")]
    private static void AddUnvalidated(this ResiliencePipelineBuilder<HttpResponseMessage> builder, ResilienceStrategy<HttpResponseMessage> strategy, ResilienceStrategyOptions options) =>
        builder.AddStrategy(_ => strategy, options);

    // Polly accepts a fixed timeout only from 10 ms to one day. A generated timeout has no such limits.
    private static TimeoutStrategyOptions Limit(string name, TimeSpan limit) => new() { Name = name, TimeoutGenerator = _ => new ValueTask<TimeSpan>(limit) };

    private static bool IsFinite(TimeSpan time) => time != Timeout.InfiniteTimeSpan && time != TimeSpan.MaxValue;

    private static RetryStrategyOptions<HttpResponseMessage> Retry(LiveChatRetryOptions options, RetryDelays delays, CallTelemetry telemetry) => new()
    {
        Name = "Retry",
        MaxRetryAttempts = options.MaxAttempts - 1,
        ShouldHandle = arguments => new ValueTask<bool>(
            arguments.Outcome.Exception is { } failure
            && GetCall(arguments.Context) is var call
            && RetryRules.MayRetry(call.Operation, failure)
            && delays.FitsInCall(call, failure, arguments.AttemptNumber)),
        DelayGenerator = arguments => new ValueTask<TimeSpan?>(delays.GetDelay(GetCall(arguments.Context), arguments.Outcome.Exception!, arguments.AttemptNumber)),
        OnRetry = arguments =>
        {
            CallContext call = GetCall(arguments.Context);
            call.Retries++;
            call.Status = 0;
            telemetry.RecordRetry(call, arguments.Outcome.Exception!, arguments.RetryDelay);
            return default;
        },
    };
}
