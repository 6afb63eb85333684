namespace Comm100.LiveChat.Client;

/// <summary>No response was received, or only part of one: the client could not reach the service, or the connection was lost. See the inner exception.</summary>
public class LiveChatConnectionException : LiveChatException
{
    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatConnectionException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatConnectionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public LiveChatConnectionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// Whether the service may have received the request and performed the operation. If false, no connection was made and nothing was
    /// sent, so even a create can be repeated without creating a second object.
    /// </summary>
    /// <value>The default is true.</value>
    public bool MayHaveArrived { get; init; } = true;

    /// <summary>Whether a retry cannot succeed, because the certificate of the service is not trusted.</summary>
    internal bool IsPermanent { get; init; }
}
