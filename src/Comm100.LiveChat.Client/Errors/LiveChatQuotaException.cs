namespace Comm100.LiveChat.Client;

/// <summary>
/// The account's daily quota of calls is used up: code 500010, or status 403 with a text about the limit. It is never retried;
/// <see cref="ResetsAt"/> says when the quota is reset.
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
    /// <param name="innerException">The cause; null if there is none.</param>
    public LiveChatQuotaException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>When the quota is reset: the next midnight UTC by the client's clock. Null where no client made the exception.</summary>
    public DateTimeOffset? ResetsAt { get; init; }
}
