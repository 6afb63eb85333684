namespace Comm100.LiveChat.Client;

/// <summary>The service rejected the credential: status 401.</summary>
public class LiveChatAuthenticationException : LiveChatApiException
{
    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatAuthenticationException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatAuthenticationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public LiveChatAuthenticationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
