namespace Comm100.LiveChat.Client;

/// <summary>Too many requests: status 429. <see cref="LiveChatApiException.RetryAfter"/> is the time to wait, if the service sent one.</summary>
public class LiveChatRateLimitException : LiveChatApiException
{
    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatRateLimitException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatRateLimitException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public LiveChatRateLimitException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
