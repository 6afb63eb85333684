namespace Comm100.LiveChat.Client;

/// <summary>The service pointed to another address. A redirect is never followed, since the credential would go along.</summary>
public class LiveChatRedirectException : LiveChatApiException
{
    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatRedirectException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatRedirectException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public LiveChatRedirectException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>Where the response pointed, as an absolute address where the base address is known; null where it named no place.</summary>
    public Uri? Location { get; init; }
}
