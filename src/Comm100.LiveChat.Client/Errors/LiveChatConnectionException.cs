namespace Comm100.LiveChat.Client;

/// <summary>No answer came, or only a part of one: the service was not reached, or the connection was lost. The inner exception tells how.</summary>
public class LiveChatConnectionException : LiveChatException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public LiveChatConnectionException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatConnectionException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause; null where there is none.</param>
    public LiveChatConnectionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
