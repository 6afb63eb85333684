using System.Net.Http.Headers;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// The message of one request. Each attempt has its own message, because an <see cref="HttpClient"/> sends a message only once, and so that a
/// handler of the application cannot change the message of the next attempt.
/// </summary>
internal sealed class AttemptRequestMessage : HttpRequestMessage
{
    public AttemptRequestMessage(CallContext call)
        : base(call.Operation.Method, call.Address)
    {
        Call = call;

        // Sending a read twice does no harm, so it has no content, which is what handlers of the application expect.
        Content = call.Content ?? (call.Operation.IsSafe ? null : RequestMessages.CreateEmptyContent());
    }

    public CallContext Call { get; }

    /// <summary>The permit of the client's own rate limiter; null if the client has no limit.</summary>
    public RateLimitPermit? RateLimitPermit { get; init; }

    /// <summary>Whether the call counts this request. If so, the request may have changed something at the service.</summary>
    public bool IsCounted { get; set; }

    public void AddHeaders(AuthenticationHeaderValue credential)
    {
        foreach (KeyValuePair<string, IEnumerable<string>> header in Call.Headers ?? [])
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        foreach (KeyValuePair<string, string> header in Call.Settings.Headers)
        {
            Headers.Remove(header.Key);
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        RequestMessages.AddFixedHeaders(this);
        Headers.Authorization = credential;
    }
}
