using System.Net.Http.Headers;
using Comm100.LiveChat.Client.Pipeline;

namespace Comm100.LiveChat.Client.Http;

/// <summary>
/// The message of one request. Each attempt has a message of its own, so that nothing that a handler of the application does to one
/// is seen by the next, and a given HttpClient, which sends a message once, can send them all.
/// </summary>
internal sealed class AttemptRequest : HttpRequestMessage
{
    public AttemptRequest(CallProgress call)
        : base(call.Operation.Method, call.Address)
    {
        Call = call;

        // A read that is sent twice does no harm, so handlers of the application see it as it is usual: without content.
        Content = call.Content ?? (call.Operation.IsSafe ? null : RequestMessages.NoContent());
    }

    public CallProgress Call { get; }

    /// <summary>The permit that the request has under the client's own limit; null where there is no limit.</summary>
    public RequestPermit? Permit { get; init; }

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
