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
        ResiliencePipelineBuilder<HttpResponseMessage> builder = CreateBuilder(options);
        if (IsFinite(options.Timeout))
        {
            AddTimeout(builder);
        }
        else
        {
            AddForViews(builder, options, AddTimeout, static call => IsFinite(call.Settings.Timeout));
        }

        if (options.Retries.MaxAttempts > 1)
        {
            AddRetry(builder);
        }
        else
        {
            AddForViews(builder, options, AddRetry, static call => call.Settings.MaxAttempts > 1);
        }

        if (options.HasStrategies)
        {
            builder.AddUnvalidated(new ApplicationStrategyOutcomes(pipeline), new ApplicationStrategyOutcomesOptions());
            options.AddStrategies(builder);
        }

        builder.AddUnvalidated(new RateLimitStrategy(pipeline.Gate, pipeline.Limiter, pipeline.Telemetry), new RateLimitStrategyOptions());
        if (IsFinite(options.AttemptTimeout))
        {
            AddAttemptTimeout(builder);
        }
        else
        {
            AddForViews(builder, options, AddAttemptTimeout, static call => IsFinite(call.Settings.AttemptTimeout));
        }

        return builder.Build();

        static void AddTimeout(ResiliencePipelineBuilder<HttpResponseMessage> builder) => builder.AddTimeout(Limit("Timeout", static settings => settings.Timeout));

        static void AddAttemptTimeout(ResiliencePipelineBuilder<HttpResponseMessage> builder) =>
            builder.AddTimeout(Limit("AttemptTimeout", static settings => settings.AttemptTimeout));

        void AddRetry(ResiliencePipelineBuilder<HttpResponseMessage> builder) => builder.AddRetry(Retry(pipeline.Delays, pipeline.Telemetry));
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

    private static ResiliencePipelineBuilder<HttpResponseMessage> CreateBuilder(LiveChatClientOptions options) =>
        new() { Name = LiveChatTelemetry.MeterName, TimeProvider = options.TimeProvider };

    /// <summary>Adds a strategy that the options of the client turn off, for the views that turn it on.</summary>
    private static void AddForViews(
        ResiliencePipelineBuilder<HttpResponseMessage> builder,
        LiveChatClientOptions options,
        Action<ResiliencePipelineBuilder<HttpResponseMessage>> addStrategy,
        Func<CallContext, bool> isNeeded)
    {
        ResiliencePipelineBuilder<HttpResponseMessage> inner = CreateBuilder(options);
        addStrategy(inner);
        builder.AddUnvalidated(new ViewStrategy(inner.Build(), isNeeded), new ViewStrategyOptions());
    }

    // Polly accepts a fixed timeout only from 10 ms to one day. A generated timeout has no such limits. An infinite one is ignored.
    private static TimeoutStrategyOptions Limit(string name, Func<CallSettings, TimeSpan> getLimit) => new()
    {
        Name = name,
        TimeoutGenerator = arguments => new ValueTask<TimeSpan>(getLimit(GetCall(arguments.Context).Settings)),
    };

    private static bool IsFinite(TimeSpan time) => time != Timeout.InfiniteTimeSpan && time != TimeSpan.MaxValue;

    private static RetryStrategyOptions<HttpResponseMessage> Retry(RetryDelays delays, CallTelemetry telemetry) => new()
    {
        Name = "Retry",

        // The settings of the call decide how many attempts it has.
        MaxRetryAttempts = LiveChatRetryOptions.MaxAttemptCount - 1,
        ShouldHandle = arguments => new ValueTask<bool>(
            arguments.Outcome.Exception is { } failure
            && GetCall(arguments.Context) is var call
            && arguments.AttemptNumber + 1 < call.Settings.MaxAttempts
            && RetryRules.MayRetry(call.Operation, failure)
            && delays.FitsInCall(call, failure, arguments.AttemptNumber)),
        DelayGenerator = arguments => new ValueTask<TimeSpan?>(delays.GetDelay(GetCall(arguments.Context), arguments.Outcome.Exception!, arguments.AttemptNumber)),
        OnRetry = arguments =>
        {
            CallContext call = GetCall(arguments.Context);
            call.Retries++;
            call.Response = null;
            telemetry.RecordRetry(call, arguments.Outcome.Exception!, arguments.RetryDelay);
            return default;
        },
    };
}
