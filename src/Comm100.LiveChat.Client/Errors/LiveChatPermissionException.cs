namespace Comm100.LiveChat.Client;

/// <summary>The caller is not allowed to perform the operation: status 403.</summary>
public class LiveChatPermissionException : LiveChatApiException
{
    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatPermissionException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatPermissionException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public LiveChatPermissionException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The permission that the API document requires, such as <c>Manage Ban List</c>; null if it names none.</summary>
    public string? RequiredPermission => Operation?.Permission;
}
