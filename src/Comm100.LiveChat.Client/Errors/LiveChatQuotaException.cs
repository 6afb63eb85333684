namespace Comm100.LiveChat.Client;

/// <summary>
/// The account has reached its daily limit of calls: code 500010, or status 403 with a text about the limit. The call is never retried.
/// <see cref="ResetsAt"/> is the time when the limit resets.
/// </summary>
public class LiveChatQuotaException : LiveChatApiException
{
    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatQuotaException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatQuotaException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public LiveChatQuotaException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The time when the limit resets: the next midnight UTC by the clock of the client; null if the exception was not created by a client.</summary>
    public DateTimeOffset? ResetsAt { get; init; }
}
