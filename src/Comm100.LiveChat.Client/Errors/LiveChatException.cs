using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The base of all that this client throws when a call fails: catch it to catch them all. Bad arguments are
/// <see cref="ArgumentException"/>s instead, thrown before anything is sent, and a cancelled call is an
/// <see cref="OperationCanceledException"/> with the caller's token.
/// </summary>
/// <remarks>Neither the message nor <see cref="Exception.ToString"/> ever holds a secret, an id, a query, or data of a visitor.</remarks>
public class LiveChatException : Exception
{
    private LiveChatOperation? _operation;
    private int _attempts;
    private TimeSpan _elapsed;

    /// <summary>Creates an exception without a message of its own.</summary>
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
    /// <param name="innerException">The cause; null where there is none.</param>
    public LiveChatException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>
    /// The operation that failed, with its id, verb, route template and permission, such as <see cref="LiveChatOperations"/> lists
    /// them; null where the failure belongs to none.
    /// </summary>
    public LiveChatOperation? Operation { get => _operation; init => _operation = value; }

    /// <summary>The id of the operation that failed, such as <c>Bans.create</c>; null where the failure belongs to none.</summary>
    public string? OperationId => Operation?.Id;

    /// <summary>The HTTP verb of the operation that failed, such as <c>POST</c>; null where the failure belongs to none.</summary>
    public string? Method => Operation?.Method.Method;

    /// <summary>The route of the operation that failed, with placeholders for its ids; null where the failure belongs to none.</summary>
    public string? RouteTemplate => Operation?.RouteTemplate;

    /// <summary>How many requests were sent, or tried, for the call: 0 if it failed before the first.</summary>
    public int Attempts { get => _attempts; init => _attempts = value; }

    /// <summary>The time from the start of the call to its failure.</summary>
    public TimeSpan Elapsed { get => _elapsed; init => _elapsed = value; }

    internal void Describe(LiveChatOperation operation, int attempts, TimeSpan elapsed)
    {
        _operation = operation;
        _attempts = attempts;
        _elapsed = elapsed;
    }

    /// <summary>Fills in the call of a failure that was made without knowing it.</summary>
    internal LiveChatException AttachTo(CallContext call)
    {
        if (_operation is null)
        {
            Describe(call.Operation, call.Attempts, call.Elapsed);
        }

        return this;
    }
}
