namespace Comm100.LiveChat.Client;

/// <summary>The change contradicts what is there, such as a name that is taken: status 409.</summary>
public class LiveChatConflictException : LiveChatApiException
{
    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatConflictException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatConflictException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public LiveChatConflictException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
