namespace Comm100.LiveChat.Client;

/// <summary>The object or the address does not exist: status 404.</summary>
public class LiveChatNotFoundException : LiveChatApiException
{
    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatNotFoundException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatNotFoundException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public LiveChatNotFoundException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
