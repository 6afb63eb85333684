namespace Comm100.LiveChat.Client;

/// <summary>
/// A history could not be read to its end: the service says that there are more items, and several pages in a row brought none of them; or
/// the place that a cursor names is no longer there. The items that came before are good, and each came once.
/// </summary>
/// <remarks>
/// <see cref="LiveChatException.Attempts"/> is the number of pages that were asked for. A later read can go on from the
/// <see cref="LiveChatPage{T}.Cursor"/> of the last page.
/// </remarks>
public class LiveChatIncompleteHistoryException : LiveChatException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public LiveChatIncompleteHistoryException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatIncompleteHistoryException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause; null where there is none.</param>
    public LiveChatIncompleteHistoryException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>How many items came, including those that came before the cursor of the walk.</summary>
    public long Received { get; init; }

    /// <summary>How many items there are, as the service counted last; null where it did not say.</summary>
    public long? Total { get; init; }
}
