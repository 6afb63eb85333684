namespace Comm100.LiveChat.Client;

/// <summary>The service failed: status 500 or above.</summary>
public class LiveChatServerException : LiveChatApiException
{
    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatServerException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatServerException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public LiveChatServerException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
