namespace Comm100.LiveChat.Client;

/// <summary>The service rejected the request: status 400 or 422. See <see cref="LiveChatApiException.ErrorCode"/>.</summary>
public class LiveChatValidationException : LiveChatApiException
{
    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatValidationException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatValidationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public LiveChatValidationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
