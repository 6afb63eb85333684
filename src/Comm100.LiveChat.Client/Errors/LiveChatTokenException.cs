using System.Net;

namespace Comm100.LiveChat.Client;

/// <summary>
/// No access token could be obtained for an OAuth credential. The request of the call itself was not sent, or received 401 before. The
/// message names the grant, the status and the standard error code, never a secret or the message of the service.
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
    /// <param name="innerException">The cause; null if there is none.</param>
    public LiveChatTokenException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The grant that failed last: <c>password</c>, <c>refresh_token</c> or <c>authorization_code</c>.</summary>
    public string Grant { get; init; } = "";

    /// <summary>The HTTP status of the response; null where none came.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>
    /// The <c>error</c> of the response, such as <c>invalid_grant</c>, as it came; null where it held none. Codes that are not those of
    /// OAuth can be any text, and are not part of <see cref="Exception.Message"/>.
    /// </summary>
    public string? ErrorCode { get; init; }

    /// <summary>What the service said, in its own words; null where it said nothing. It can repeat what was sent: treat it as a secret.</summary>
    public string? ServiceMessage { get; init; }

    /// <summary>How long the service asks to wait, from its <c>Retry-After</c> header; null where it named no time.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the same call may succeed later: no complete response was received in time, or its status was 408, 429, or 500 and above.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>How long the client requests no token; null if the next call requests one. A retry before that fails at once.</summary>
    internal TimeSpan? RemainingPause { get; init; }
}
