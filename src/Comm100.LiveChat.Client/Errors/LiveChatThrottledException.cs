namespace Comm100.LiveChat.Client;

/// <summary>
/// A request was not sent because of a limit: the client's own limit is reached
/// (<see cref="LiveChatClientOptions.RateLimit"/>, <see cref="LiveChatClientOptions.RateLimiter"/>), or the service returned 429 to
/// another call and requested a longer wait than this call may take; or a resilience strategy of the application rejected the request.
/// </summary>
public class LiveChatThrottledException : LiveChatException
{
    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatThrottledException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatThrottledException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public LiveChatThrottledException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The time to wait before the next call; null if it is not known.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
