namespace Comm100.LiveChat.Client.Http;

/// <summary>The message of a <see cref="LiveChatRequest"/>. Its address is final.</summary>
internal sealed class CustomRequestMessage(LiveChatOperation operation, Uri address) : HttpRequestMessage(operation.Method, address)
{
    public LiveChatOperation Operation => operation;

    /// <summary>The settings of the client, or of the view that sends the request.</summary>
    public CallSettings? Settings { get; init; }

    /// <summary>Whether a deletion succeeds if it receives 404 after an earlier attempt that may have deleted the object.</summary>
    public bool TreatsNotFoundAsDeleted { get; init; }
}
