
namespace Comm100.LiveChat.Client;

/// <summary>The response was received, but could not be read: it is not JSON, is incomplete, is empty although a result is expected, or, with <see cref="LiveChatClientOptions.StrictJson"/>, contains a value of an unexpected JSON type.</summary>
public class LiveChatSerializationException : LiveChatException
{
    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatSerializationException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatSerializationException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public LiveChatSerializationException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// The values that could not be read, as <c>path: expected, found</c>, such as <c>$[0].id: expected a whole number, found an object</c>;
    /// never the values themselves. The list has at most 100 elements. It is empty if the entire response could not be read.
    /// </summary>
    public IReadOnlyList<string> UnreadableValues { get; init; } = [];

    /// <summary>The content type of the response, without parameters; null if the header is absent.</summary>
    public string? ContentType { get; init; }

    /// <summary>The start of the response body, at most 8,192 characters; empty if there is no body. Treat it as data of a visitor.</summary>
    public string ResponseBody { get; init; } = "";
}
