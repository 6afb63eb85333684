using Polly;

namespace Comm100.LiveChat.Client;

/// <summary>What a resilience strategy of the application, added by <see cref="LiveChatClientOptions.ConfigureResilience"/>, can know of a call.</summary>
public static class LiveChatResilience
{
    /// <summary>
    /// The operation that is called, in <see cref="ResilienceContext.Properties"/>. A strategy that sends a request more than once, such as hedging,
    /// must leave out operations that are not <see cref="LiveChatOperation.IsIdempotent"/>. The id of the operation is also the
    /// <see cref="ResilienceContext.OperationKey"/>.
    /// </summary>
    public static ResiliencePropertyKey<LiveChatOperation> Operation { get; } = new("Comm100.LiveChat.Client.Operation");
}
