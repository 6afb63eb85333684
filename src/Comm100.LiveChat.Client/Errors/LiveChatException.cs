using Comm100.LiveChat.Client.Http;

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
    private string? _requestId;
    private IReadOnlyDictionary<string, IReadOnlyList<string>> _responseHeaders = Http.ResponseHeaders.None;

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
    /// <param name="innerException">The cause, or null.</param>
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

    /// <summary>
    /// The id that the service gave the request, for a report to the service, from the last response to the call. It is read from the headers that
    /// <see cref="LiveChatResponseInfo.RequestId"/> lists; null if there was no response, or if it has no such id. It is not part of
    /// <see cref="Exception.Message"/>, because a service can repeat an id that the caller sent.
    /// </summary>
    public string? RequestId { get => _requestId; init => _requestId = value; }

    /// <summary>
    /// Selected headers of the last response to the call: ids of the request, <c>Date</c>, <c>Server</c>, <c>Via</c>, <c>Retry-After</c>, <c>Allow</c>, and those
    /// that begin with <c>X-RateLimit</c> or <c>RateLimit</c>. The case of a name is ignored. Empty if there was no response. No header that can contain a secret
    /// is selected, and none with a value of more than 256 characters.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> ResponseHeaders { get => _responseHeaders; init => _responseHeaders = value; }

    /// <summary>Sets the details of the call, once. A later call does not replace them.</summary>
    internal void SetCall(CallContext call, HttpResponseMessage? response)
    {
        if (_operation is not null)
        {
            return;
        }

        _operation = call.Operation;
        _attempts = call.Attempts;
        _elapsed = call.Elapsed;
        if (response is not null)
        {
            _requestId = Http.ResponseHeaders.FindRequestId(response.Headers);
            _responseHeaders = Http.ResponseHeaders.CopySelected(response.Headers);
        }
    }
}
