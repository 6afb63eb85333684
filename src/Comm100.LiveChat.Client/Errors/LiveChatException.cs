namespace Comm100.LiveChat.Client;

/// <summary>
/// The base class of all exceptions that this client throws when a call fails. An invalid argument throws an
/// <see cref="ArgumentException"/> before anything is sent, and a canceled call throws an <see cref="OperationCanceledException"/>
/// with the token of the caller.
/// </summary>
/// <remarks>Neither the message nor <see cref="Exception.ToString"/> contains a secret, an id, a query, or data of a visitor.</remarks>
public class LiveChatException : Exception
{
    private LiveChatOperation? _operation;
    private int _attempts;
    private TimeSpan _elapsed;

    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause; null if there is none.</param>
    public LiveChatException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// The operation that failed: its id, HTTP method, route template and permission, as listed in <see cref="LiveChatOperations"/>;
    /// null if the failure does not belong to an operation.
    /// </summary>
    public LiveChatOperation? Operation { get => _operation; init => _operation = value; }

    /// <summary>The id of the operation that failed, such as <c>Bans.create</c>; null if <see cref="Operation"/> is null.</summary>
    public string? OperationId => Operation?.Id;

    /// <summary>The HTTP method of the operation that failed, such as <c>POST</c>; null if <see cref="Operation"/> is null.</summary>
    public string? Method => Operation?.Method.Method;

    /// <summary>The route template of the operation that failed, such as <c>/bans/{id}</c>; null if <see cref="Operation"/> is null.</summary>
    public string? RouteTemplate => Operation?.RouteTemplate;

    /// <summary>The number of requests that were sent, or that the client tried to send; 0 if the call failed before the first request.</summary>
    public int Attempts { get => _attempts; init => _attempts = value; }

    /// <summary>The time from the start of the call to its failure.</summary>
    public TimeSpan Elapsed { get => _elapsed; init => _elapsed = value; }

    /// <summary>Sets the details of the call, once. A later call does not replace them.</summary>
    internal void SetCall(LiveChatOperation operation, int attempts, TimeSpan elapsed)
    {
        if (_operation is null)
        {
            _operation = operation;
            _attempts = attempts;
            _elapsed = elapsed;
        }
    }
}
