using System.Net.Http.Headers;
using Microsoft.Extensions.Logging;

namespace Comm100.LiveChat.Client.Authentication;

/// <summary>
/// Adds the credential to the requests of one client. Each client has its own authenticator, so a client never sends the token of another client.
/// </summary>
internal abstract class Authenticator : IDisposable
{
    /// <summary>Gets the value of the Authorization header for one request.</summary>
    /// <exception cref="LiveChatException">The credential or the token could not be obtained.</exception>
    public abstract ValueTask<AuthenticationHeaderValue> GetHeaderAsync(CancellationToken cancellationToken);

    /// <summary>Tries to obtain another value after a response of 401.</summary>
    /// <param name="rejected">The value that the service rejected.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    /// <returns>Whether <see cref="GetHeaderAsync"/> now returns a value with which the request can be sent once more.</returns>
    public abstract ValueTask<bool> TryRenewAsync(AuthenticationHeaderValue rejected, CancellationToken cancellationToken);

    /// <summary>Whether a renewal can need a connection. A response that was not read to its end can still occupy one.</summary>
    public virtual bool RenewalNeedsConnection => true;

    /// <summary>Ends requests in progress. Callers that wait for them get an <see cref="ObjectDisposedException"/>.</summary>
    public virtual void Dispose()
    {
    }
}

/// <summary>The values of a client that its authenticator uses.</summary>
/// <param name="HttpClient">Sends requests for tokens. It belongs to the client.</param>
/// <param name="BaseAddress">The base address of the client.</param>
/// <param name="TimeProvider">The clock of the client.</param>
/// <param name="Logger">The logger of the client.</param>
internal sealed record AuthenticatorContext(HttpClient HttpClient, Uri BaseAddress, TimeProvider TimeProvider, ILogger Logger)
{
    /// <summary>The id of the site; null if the client has none.</summary>
    public long? SiteId { get; init; }

    /// <summary>Whether a credential can be sent over plain HTTP to a host other than this machine.</summary>
    public bool AllowPlainHttp { get; init; }

    /// <summary>The maximum duration of one attempt of a call.</summary>
    public TimeSpan AttemptTimeout { get; init; } = Timeout.InfiniteTimeSpan;

    /// <summary>The delays between requests for tokens that fail; null for no delays.</summary>
    public ExponentialDelay? FailureDelay { get; init; }

    /// <summary>The token store of the host, for a credential without a token store.</summary>
    public ILiveChatTokenStore? HostTokenStore { get; init; }

    /// <summary>Ends requests in progress, for an authenticator that another one created.</summary>
    public CancellationToken Stopping { get; init; }
}
