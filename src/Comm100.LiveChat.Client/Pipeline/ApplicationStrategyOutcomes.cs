using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Serialization;
using Polly;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// Runs outside the strategies that the application adds, and converts their outcomes to those of an attempt: a response that
/// is not a success, or a lost connection, becomes a <see cref="LiveChatException"/>. The body of any other response is read.
/// </summary>
internal sealed class ApplicationStrategyOutcomes(LiveChatPipeline pipeline) : ResilienceStrategy<HttpResponseMessage>
{
    protected override async ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state)
    {
        CallContext call = CallResilience.GetCall(context);
        Outcome<HttpResponseMessage> outcome = await callback(context, state).ConfigureAwait(false);
        switch (outcome)
        {
            case { Result: { Content: ResponseContent }, Exception: null }:
                return outcome;
            case { Result: { } response, Exception: null }:
                return await ReadAsync(response, call, context.CancellationToken).ConfigureAwait(false);
            case { Exception: { } exception }:
                return AttemptHandler.ToFailure(exception, responseStarted: false, pipeline, call, context.CancellationToken) is { } failure
                    ? Outcome.FromException<HttpResponseMessage>(failure)
                    : outcome;
            default:
                return Outcome.FromException<HttpResponseMessage>(new InvalidOperationException($"A resilience strategy of the application returned neither a response nor an exception for {call.Operation.Description}."));
        }
    }

    private async ValueTask<Outcome<HttpResponseMessage>> ReadAsync(HttpResponseMessage response, CallContext call, CancellationToken cancellationToken)
    {
        call.Response = response;
        if (call.Status == RateLimitGate.TooManyRequests)
        {
            pipeline.CloseGate(response, call);
        }

        try
        {
            if (!response.IsSuccessStatusCode && !AttemptHandler.WasDeletedByEarlierAttempt(response, call))
            {
                ErrorResponse error = await AttemptHandler.ReadErrorAsync(response, call, cancellationToken).ConfigureAwait(false);
                return Outcome.FromException<HttpResponseMessage>(ExceptionFactory.FromErrorResponse(error, call));
            }

            ResponseBody body = call.Operation.HasResult
                ? await ResponseBody.ReadAsync(response.Content, pipeline.MaxResponseBytes, cancellationToken).ConfigureAwait(false)
                : ResponseBody.Empty;
            response.Content = new ResponseContent(body, response.Content, call, pipeline.Reader, isVisible: true);
            return Outcome.FromResult(response);
        }
#pragma warning disable CA1031 // A strategy returns the exception as its outcome.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            response.Dispose();
            return Outcome.FromException<HttpResponseMessage>(AttemptHandler.ToFailure(exception, responseStarted: true, pipeline, call, cancellationToken) ?? exception);
        }
    }
}

/// <summary>Polly requires a name for every strategy.</summary>
internal sealed class ApplicationStrategyOutcomesOptions : ResilienceStrategyOptions
{
    public ApplicationStrategyOutcomesOptions() => Name = "Outcomes";
}
