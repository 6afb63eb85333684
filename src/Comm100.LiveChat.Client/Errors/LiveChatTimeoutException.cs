namespace Comm100.LiveChat.Client;

/// <summary>No response was received in the time that the options allow; see <see cref="LiveChatClientOptions.Timeout"/>. It is never thrown for a cancellation by the caller.</summary>
public class LiveChatTimeoutException : LiveChatException
{
    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatTimeoutException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatTimeoutException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public LiveChatTimeoutException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The time that was allowed; null where the limit was not the client's own.</summary>
    public TimeSpan? Timeout { get; init; }
}
