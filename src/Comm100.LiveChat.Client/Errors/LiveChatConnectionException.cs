namespace Comm100.LiveChat.Client;

/// <summary>No response, or only a part of one, was received: the service was not reached, or the connection was lost. See the inner exception.</summary>
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
    /// <param name="innerException">The cause; null if there is none.</param>
    public LiveChatConnectionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// Whether the service may have got the request, and acted on it. It is false only where no connection was made, so that
    /// nothing was sent: then even a create can be repeated without the risk of a second object.
    /// </summary>
    /// <value>The default is true.</value>
    public bool MayHaveArrived { get; init; } = true;

    /// <summary>Whether another attempt is of no use: the certificate of the service is not accepted.</summary>
    internal bool IsPermanent { get; init; }
}
