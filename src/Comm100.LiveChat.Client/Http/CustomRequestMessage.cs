namespace Comm100.LiveChat.Client.Http;

/// <summary>The message of a request that the caller has built. Its address is final.</summary>
internal sealed class CustomRequestMessage(LiveChatOperation operation, Uri address) : HttpRequestMessage(operation.Method, address)
{
    public LiveChatOperation Operation => operation;

    /// <summary>Whether a deletion that finds nothing, after an attempt that may have deleted it, is a success.</summary>
    public bool TreatsNotFoundAsDeleted { get; init; }
}
