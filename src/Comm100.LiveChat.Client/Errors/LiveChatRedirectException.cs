namespace Comm100.LiveChat.Client;

/// <summary>The service redirected to another address. The client does not follow redirects, because it would send the credential to the other address.</summary>
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
    /// <param name="innerException">The cause, or null.</param>
    public LiveChatRedirectException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The target of the redirect, as an absolute address if possible; null if the response has none. Treat it as data of a visitor.</summary>
    public Uri? Location { get; init; }
}
