using Comm100.LiveChat.Client.Http;
using Polly;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Runs a strategy only for the calls that need it. Other calls pass without an allocation.</summary>
/// <param name="strategy">The strategy.</param>
/// <param name="isNeeded">Whether a call needs it.</param>
internal sealed class ViewStrategy(ResiliencePipeline<HttpResponseMessage> strategy, Func<CallContext, bool> isNeeded) : ResilienceStrategy<HttpResponseMessage>
{
    protected override ValueTask<Outcome<HttpResponseMessage>> ExecuteCore<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state) =>
        isNeeded(CallResilience.GetCall(context)) ? ExecuteStrategyAsync(callback, context, state) : callback(context, state);

    // The strategy gets a state of one type. A state that contains TState would contain itself, and the native compiler would never end.
    private ValueTask<Outcome<HttpResponseMessage>> ExecuteStrategyAsync<TState>(
        Func<ResilienceContext, TState, ValueTask<Outcome<HttpResponseMessage>>> callback, ResilienceContext context, TState state) =>
        strategy.ExecuteOutcomeAsync<HttpResponseMessage, Func<ResilienceContext, ValueTask<Outcome<HttpResponseMessage>>>>(
            static (context, execute) => execute(context), context, current => callback(current, state));
}

/// <summary>Polly requires a name for every strategy.</summary>
internal sealed class ViewStrategyOptions : ResilienceStrategyOptions
{
    public ViewStrategyOptions() => Name = "View";
}
