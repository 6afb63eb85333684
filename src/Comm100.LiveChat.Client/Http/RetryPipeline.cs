using Comm100.LiveChat.Client.Diagnostics;
using Polly;
using Polly.Retry;

namespace Comm100.LiveChat.Client.Http;

/// <summary>Drives the attempts of calls that are repeated, with a pipeline of Polly.</summary>
internal sealed class RetryPipeline
{
    private static readonly ResiliencePropertyKey<CallProgress> s_call = new("Comm100.LiveChat.Client.Call");

    private readonly ResiliencePipeline _pipeline;

    public RetryPipeline(RetryPolicy policy, LiveChatClientOptions options, CallTelemetry telemetry)
    {
        _pipeline = new ResiliencePipelineBuilder { TimeProvider = options.TimeProvider }
            .AddRetry(new RetryStrategyOptions
            {
                Name = "Comm100.LiveChat.Client",
                MaxRetryAttempts = options.Retries.MaxAttempts - 1,
                ShouldHandle = arguments => new ValueTask<bool>(policy.ShouldRepeat(CallOf(arguments.Context), arguments.Outcome.Exception, arguments.AttemptNumber)),
                DelayGenerator = static arguments => new ValueTask<TimeSpan?>(CallOf(arguments.Context).NextDelay),
                OnRetry = arguments =>
                {
                    telemetry.Repeat(CallOf(arguments.Context), CallTelemetry.ErrorTypeOf(arguments.Outcome.Exception!), arguments.RetryDelay);
                    return default;
                },
            })
            .Build();
    }

    /// <inheritdoc cref="RetryPolicy.RepeatAsync"/>
    public async ValueTask RepeatAsync(CallProgress call, Func<ValueTask> attempt, CancellationToken cancellationToken)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(cancellationToken);
        try
        {
            context.Properties.Set(s_call, call);
            bool isFirst = true;
            Outcome<object?> last = await _pipeline.ExecuteOutcomeAsync(
                async (_, makeAttempt) =>
                {
                    if (!isFirst)
                    {
                        call.Repeats++;
                        await makeAttempt().ConfigureAwait(false);
                    }

                    isFirst = false;
                    return call.Failure is { } failure ? Outcome.FromException<object?>(failure) : Outcome.FromResult<object?>(null);
                },
                context,
                attempt).ConfigureAwait(false);

            // A wait that was ended is a failure that no attempt has left.
            call.Failure = last.Exception;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static CallProgress CallOf(ResilienceContext context) =>
        context.Properties.TryGetValue(s_call, out CallProgress? call) ? call! : throw new InvalidOperationException("The context of a repeat has no call.");
}
