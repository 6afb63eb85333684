namespace Comm100.LiveChat.Client;

/// <summary>The delegate of the credential failed or returned an unusable value. Nothing was sent.</summary>
public class LiveChatCredentialException : LiveChatException
{
    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatCredentialException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatCredentialException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public LiveChatCredentialException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
