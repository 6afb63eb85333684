using Comm100.LiveChat.Client.Pipeline;
using Polly;

namespace Comm100.LiveChat.Client;

/// <summary>Information about a call for the resilience strategies that an application adds with <see cref="LiveChatClientOptions.ConfigureResilience"/>.</summary>
public static class LiveChatResilience
{
    /// <summary>
    /// Gets the operation that is called. A strategy that sends a request more than once, such as hedging, must not repeat operations for which
    /// <see cref="LiveChatOperation.IsIdempotent"/> is false. The id of the operation is also the <see cref="ResilienceContext.OperationKey"/>.
    /// </summary>
    /// <param name="context">The context of the strategy.</param>
    /// <returns>The operation.</returns>
    /// <exception cref="InvalidOperationException">The context does not belong to a call of this client.</exception>
    public static LiveChatOperation GetLiveChatOperation(this ResilienceContext context)
    {
        Argument.NotNull(context, nameof(context));
        return CallResilience.GetCall(context).Operation;
    }
}
