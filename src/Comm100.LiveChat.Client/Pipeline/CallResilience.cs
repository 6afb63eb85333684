using System.Diagnostics.CodeAnalysis;
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
            builder.AddOwn(new ApplicationStrategyOutcomes(pipeline), new ApplicationStrategyOutcomesOptions());
            options.AddStrategies(builder);
        }

        builder.AddOwn(new RateLimitStrategy(pipeline.Gate, pipeline.Limiter, pipeline.Telemetry), new RateLimitStrategyOptions());
        if (IsFinite(options.AttemptTimeout))
        {
            builder.AddTimeout(Limit("AttemptTimeout", options.AttemptTimeout));
        }

        return builder.Build();
    }

    /// <summary>A context for one call. It must be returned to the pool of Polly.</summary>
    public static ResilienceContext Rent(CallContext call)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(call.Operation.Id, call.CancellationToken);
        context.Properties.Set(s_call, call);
        return context;
    }

    public static CallContext CallOf(ResilienceContext context) =>
        context.Properties.TryGetValue(s_call, out CallContext? call) ? call! : throw new InvalidOperationException("The resilience context belongs to no call.");

    [UnconditionalSuppressMessage("Trimming", "IL2026", Justification = "Polly looks for validation attributes on the options, and there are none but on its own base class.")]
    private static void AddOwn(this ResiliencePipelineBuilder<HttpResponseMessage> builder, ResilienceStrategy<HttpResponseMessage> strategy, ResilienceStrategyOptions options) =>
        builder.AddStrategy(_ => strategy, options);

    // Polly allows a fixed limit of at least 10 ms and at most a day; a generated one can be any.
    private static TimeoutStrategyOptions Limit(string name, TimeSpan limit) => new() { Name = name, TimeoutGenerator = _ => new ValueTask<TimeSpan>(limit) };

    private static bool IsFinite(TimeSpan time) => time != Timeout.InfiniteTimeSpan && time != TimeSpan.MaxValue;

    private static RetryStrategyOptions<HttpResponseMessage> Retry(LiveChatRetryOptions options, RetryDelays delays, CallTelemetry telemetry) => new()
    {
        Name = "Retry",
        MaxRetryAttempts = options.MaxAttempts - 1,
        ShouldHandle = arguments => new ValueTask<bool>(
            arguments.Outcome.Exception is { } failure
            && CallOf(arguments.Context) is var call
            && RetryRules.MayRetry(call.Operation, failure)
            && delays.Fits(call, failure, arguments.AttemptNumber)),
        DelayGenerator = arguments => new ValueTask<TimeSpan?>(delays.Next(CallOf(arguments.Context), arguments.Outcome.Exception!, arguments.AttemptNumber)),
        OnRetry = arguments =>
        {
            CallContext call = CallOf(arguments.Context);
            call.Retries++;
            call.Status = 0;
            telemetry.RecordRetry(call, arguments.Outcome.Exception!, arguments.RetryDelay);
            return default;
        },
    };
}
