using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Authentication;

/// <summary>Signs the requests of one client. Each client has its own, so that a token of one never serves another.</summary>
internal abstract class Authenticator : IDisposable
{
    /// <summary>The value of the Authorization header for one request.</summary>
    /// <exception cref="LiveChatException">A token could not be had; the failure says why.</exception>
    public abstract ValueTask<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken);

    /// <summary>Looks for another value after the service returned 401.</summary>
    /// <param name="refused">The value that the service did not accept.</param>
    /// <param name="cancellationToken">Gives up looking.</param>
    /// <returns>Whether <see cref="GetHeaderAsync"/> now gives a value worth one more request.</returns>
    public abstract ValueTask<bool> TryRenewAsync(AuthenticationHeaderValue refused, CancellationToken cancellationToken);

    /// <summary>Whether a renewal can need a connection, which a response that was not read to its end can keep.</summary>
    public virtual bool RenewsByRequest => true;

    /// <summary>Ends requests in progress. Callers that wait for them get an <see cref="ObjectDisposedException"/>.</summary>
    public virtual void Dispose()
    {
    }
}

/// <summary>What an authenticator is given of its client.</summary>
/// <param name="HttpClient">Sends requests for tokens. It belongs to the client.</param>
/// <param name="Options">The frozen options of the client.</param>
/// <param name="Logger">Where the client logs to.</param>
internal sealed record AuthenticatorContext(HttpClient HttpClient, LiveChatClientOptions Options, ILogger Logger)
{
    /// <summary>Ends requests in progress, for an authenticator that another one created.</summary>
    public CancellationToken Stopping { get; init; }
}
