namespace Comm100.LiveChat.Client;

/// <summary>The call did not complete in the time that the options allow; see <see cref="LiveChatClientOptions.Timeout"/>. It is never thrown if the caller cancels.</summary>
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
    /// <param name="innerException">The cause, or null.</param>
    public LiveChatTimeoutException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The limit that was exceeded; null if it is the limit of an <see cref="System.Net.Http.HttpClient"/> or a handler of the application.</summary>
    public TimeSpan? Timeout { get; init; }
}
