namespace Comm100.LiveChat.Client;

/// <summary>
/// A history could not be read to its end: the service reports more items, but several consecutive pages contained none of them; or
/// the position of a cursor no longer exists. The items that were read before are valid, and each was returned once.
/// </summary>
/// <remarks>
/// <see cref="LiveChatException.Attempts"/> is the number of pages that were requested. A later read can continue from the
/// <see cref="LiveChatPage{T}.Cursor"/> of the last page.
/// </remarks>
public class LiveChatIncompleteHistoryException : LiveChatException
{
    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatIncompleteHistoryException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatIncompleteHistoryException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public LiveChatIncompleteHistoryException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The number of items that were read, including those before the cursor.</summary>
    public long Received { get; init; }

    /// <summary>The total number of items, as the service last reported it; null if it did not.</summary>
    public long? Total { get; init; }
}
