using System.Net;

namespace Comm100.LiveChat.Client;

/// <summary>
/// No access token could be had for an OAuth credential. The request of the call itself was not sent, or was answered 401 before. The
/// message names the grant, the status and the standard error code, never a secret or the service's own words.
/// </summary>
public class LiveChatTokenException : LiveChatException
{
    /// <summary>Makes an exception without a message of its own.</summary>
    public LiveChatTokenException()
    {
    }

    /// <summary>Makes an exception with a message.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    public LiveChatTokenException(string message)
        : base(message)
    {
    }

    /// <summary>Makes an exception with a message and its cause.</summary>
    /// <param name="message">What went wrong and what to do.</param>
    /// <param name="innerException">The cause; null where there is none.</param>
    public LiveChatTokenException(string message, Exception? innerException)
        : base(message, innerException)
    {
    }

    /// <summary>The grant that failed last: <c>password</c>, <c>refresh_token</c> or <c>authorization_code</c>.</summary>
    public string Grant { get; init; } = "";

    /// <summary>The HTTP status of the answer; null where none came.</summary>
    public HttpStatusCode? StatusCode { get; init; }

    /// <summary>
    /// The <c>error</c> of the answer, such as <c>invalid_grant</c>, as it came; null where it held none. Codes that are not those of
    /// OAuth can be any text, and are not part of <see cref="Exception.Message"/>.
    /// </summary>
    public string? ErrorCode { get; init; }

    /// <summary>What the service said, in its own words; null where it said nothing. It can repeat what was sent: treat it as a secret.</summary>
    public string? ServiceMessage { get; init; }

    /// <summary>How long the service asks to wait, from its <c>Retry-After</c> header; null where it named no time.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>Whether the same call may well go through a moment later: no answer came in time or in whole, or it was 408, 429 or from 500 on.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>How long the client asks for no token; null where the next call asks again. A repeat before that fails at once.</summary>
    internal TimeSpan? PauseLeft { get; init; }
}
