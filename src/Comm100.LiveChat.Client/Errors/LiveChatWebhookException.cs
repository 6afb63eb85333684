namespace Comm100.LiveChat.Client;

/// <summary>
/// The content of a webhook request is not an event: it is not JSON, not an object, has no event name, is too long, or is nested too deeply. The message says which. It
/// contains nothing of the content.
/// </summary>
public class LiveChatWebhookException : LiveChatException
{
    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatWebhookException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What is wrong with the content.</param>
    public LiveChatWebhookException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What is wrong with the content.</param>
    /// <param name="innerException">The cause, or null.</param>
    public LiveChatWebhookException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }
}
