using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Pipeline;
using Polly;

namespace Comm100.LiveChat.Client;

/// <summary>What a resilience strategy of the application, added by <see cref="LiveChatClientOptions.ConfigureResilience"/>, can know of a call.</summary>
public static class LiveChatResilience
{
    /// <summary>
    /// Gets the operation that is called. A strategy that sends a request more than once, such as hedging, must leave out operations that are not
    /// <see cref="LiveChatOperation.IsIdempotent"/>. The id of the operation is also the <see cref="ResilienceContext.OperationKey"/>.
    /// </summary>
    /// <param name="context">The context of the strategy.</param>
    /// <returns>The operation.</returns>
    /// <exception cref="InvalidOperationException">The context is not one of a call of this client.</exception>
    public static LiveChatOperation GetLiveChatOperation(this ResilienceContext context)
    {
        Argument.NotNull(context, nameof(context));
        return CallResilience.CallOf(context).Operation;
    }
}
