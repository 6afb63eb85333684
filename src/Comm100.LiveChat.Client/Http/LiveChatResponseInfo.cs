using System.Net;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The HTTP response of a call, in addition to its typed result. <see cref="LiveChatCallOptions.OnResponse"/> gets one for each call that received a final
/// response. It has no body and no address.
/// </summary>
/// <remarks>The properties can be set, so that a test double of <see cref="ILiveChatClient"/> can create one.</remarks>
public sealed class LiveChatResponseInfo
{
    /// <summary>The operation that was called, as listed in <see cref="LiveChatOperations"/>; null only if a test double does not set it.</summary>
    public LiveChatOperation? Operation { get; init; }

    /// <summary>The HTTP status.</summary>
    public HttpStatusCode StatusCode { get; init; }

    /// <summary>
    /// The headers of the response and of its content, with their values as received. The case of a name is ignored. Headers that can contain a secret are
    /// omitted: those whose name contains <c>auth</c>, <c>cookie</c>, <c>token</c>, <c>secret</c>, <c>session</c>, <c>password</c>, <c>credential</c>,
    /// <c>api-key</c> or <c>apikey</c>.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Headers { get; init; } = ResponseHeaders.None;

    /// <summary>
    /// The id that the service gave the request, from the first of the headers <c>X-Request-Id</c>, <c>Request-Id</c>, <c>X-Correlation-Id</c>,
    /// <c>X-Ms-Request-Id</c> and <c>X-Amzn-RequestId</c>; null if the response has no such header, or if its value is longer than 128 characters or contains
    /// characters other than visible ASCII.
    /// </summary>
    public string? RequestId { get; init; }

    /// <summary>The number of requests that were sent, or that the client tried to send, for the call. It is greater than 1 after a retry or a renewed credential.</summary>
    public int Attempts { get; init; }

    /// <summary>The time from the start of the call to the end of the response, including all attempts and the waits between them.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Gets the first value of a header.</summary>
    /// <param name="name">The name of the header. Its case is ignored.</param>
    /// <returns>The value as received; null if the header is absent or omitted.</returns>
    /// <exception cref="ArgumentNullException">The name is null.</exception>
    public string? GetHeader(string name)
    {
        Argument.NotNull(name, nameof(name));
        return Headers.TryGetValue(name, out IReadOnlyList<string>? values) && values.Count > 0 ? values[0] : null;
    }

    /// <summary>Returns the operation, the status and the number of attempts, without headers.</summary>
    /// <returns>The string.</returns>
    public override string ToString() => FormattableString.Invariant($"{Operation?.Description ?? "(no operation)"}: status {(int)StatusCode} after {Attempts} attempt(s) and {Elapsed.TotalMilliseconds:0.0} ms");
}
