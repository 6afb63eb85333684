namespace Comm100.LiveChat.Client;

/// <summary>The change conflicts with an existing object, such as a name that already exists: status 409.</summary>
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
    /// <param name="innerException">The cause, or null.</param>
    public LiveChatConflictException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
