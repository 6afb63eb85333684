using System.Net;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The client could not get an access token for an OAuth credential. The request of the call was not sent, or received 401 before. The
/// message names the grant, the status and the standard error code, but contains no secret and no message of the service.
/// </summary>
public class LiveChatTokenException : LiveChatException
{
    /// <summary>Creates an exception with the default message.</summary>
    public LiveChatTokenException()
    {
    }

    /// <summary>Creates an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatTokenException(string message)
        : base(message)
    {
    }

    /// <summary>Creates an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause, or null.</param>
    public LiveChatTokenException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The last grant that failed: <c>password</c>, <c>refresh_token</c> or <c>authorization_code</c>.</summary>
    public string Grant { get; init; } = "";

    /// <summary>The HTTP status of the response; null if there was none.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>
    /// The <c>error</c> of the response, such as <c>invalid_grant</c>; null if there is none. A code that OAuth does not define can be any
    /// string, and is not part of <see cref="Exception.Message"/>.
    /// </summary>
    public string? ErrorCode { get; init; }

    /// <summary>The message of the service; null if there is none. It can repeat data of the request: treat it as a secret.</summary>
    public string? ServiceMessage { get; init; }

    /// <summary>The time to wait, from the header <c>Retry-After</c>; null if the header is absent.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the same call may succeed later: no complete response was received in time, or its status was 408, 429, or 500 and above.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>The time until the client requests a token again; null if the next call requests one. Until then, calls fail at once.</summary>
    internal TimeSpan? RemainingPause { get; init; }
}
