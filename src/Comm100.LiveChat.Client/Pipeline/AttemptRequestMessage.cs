using System.Net.Http.Headers;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>
/// The message of one request. Each attempt has a message of its own, so that nothing that a handler of the application does to one
/// is seen by the next, and a given HttpClient, which sends a message once, can send them all.
/// </summary>
internal sealed class AttemptRequestMessage : HttpRequestMessage
{
    public AttemptRequestMessage(CallContext call)
        : base(call.Operation.Method, call.Address)
    {
        Call = call;

        // A read that is sent twice does no harm, so handlers of the application see it as it is usual: without content.
        Content = call.Content ?? (call.Operation.IsSafe ? null : RequestMessages.NoContent());
    }

    public CallContext Call { get; }

    /// <summary>What the client's own limiter has granted for the request; null where the client has no limit.</summary>
    public RateLimitPermit? RateLimitPermit { get; init; }

    /// <summary>Whether the call counts this request, which then may have acted.</summary>
    public bool IsCounted { get; set; }

    public void AddHeaders(AuthenticationHeaderValue credential)
    {
        foreach (KeyValuePair<string, IEnumerable<string>> header in Call.Headers ?? [])
        {
            Headers.TryAddWithoutValidation(header.Key, header.Value);
        }

        RequestMessages.AddFixedHeaders(this);
        Headers.Authorization = credential;
    }
}
