using System.Diagnostics;

namespace Comm100.LiveChat.Client.Http;

/// <summary>The state of one call in progress, for its attempts, failures, waits and telemetry.</summary>
/// <param name="operation">The operation.</param>
/// <param name="address">The address of its requests.</param>
/// <param name="content">The body of its requests; null if they have none.</param>
/// <param name="settings">The settings of the client, or of the view that is called.</param>
/// <param name="cancellationToken">The token of the caller, which also ends the call when the client is disposed.</param>
internal sealed class CallContext(LiveChatOperation operation, Uri address, HttpContent? content, CallSettings settings, CancellationToken cancellationToken)
{
    private readonly long _started = settings.Time.GetTimestamp();
    // The number of requests that may have changed something.
    private int _mayHaveChanged;
    private int _attempts;

    public LiveChatOperation Operation => operation;

    public Uri Address => address;

    public HttpContent? Content => content;

    public CallSettings Settings => settings;

    public TimeProvider Time => settings.Time;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The headers of the request of the caller; null if it has none.</summary>
    public IReadOnlyList<KeyValuePair<string, IEnumerable<string>>>? Headers { get; init; }

    /// <summary>Whether a deletion succeeds if it receives 404 after an earlier attempt that may have deleted the object.</summary>
    public bool TreatsNotFoundAsDeleted { get; init; }

    /// <summary>Whether a response without a body is an error.</summary>
    public bool RequiresResult { get; init; }

    /// <summary>Called when the headers of a response are received; null if nothing waits for them.</summary>
    public Action<CallContext>? HeadersReceived { get; set; }

    public TimeSpan Elapsed => settings.Time.GetElapsedTime(_started);

    /// <summary>The remaining time of the whole call: zero or less if the limit has passed, and <see cref="TimeSpan.MaxValue"/> if there is no limit.</summary>
    public TimeSpan Remaining => settings.Timeout == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : settings.Timeout - Elapsed;

    /// <summary>The number of requests that were sent, or that the client tried to send.</summary>
    public int Attempts { get => Volatile.Read(ref _attempts); init => _attempts = value; }

    /// <summary>The number of retries after a failure.</summary>
    public int Retries { get; set; }

    /// <summary>The last response; null if the last request got none. Only its status and its headers can be read, since it may be disposed.</summary>
    public HttpResponseMessage? Response { get; set; }

    /// <summary>The status of the last response; 0 if the last request got none.</summary>
    public int Status => Response is { } response ? (int)response.StatusCode : 0;

    /// <summary>Whether the credential was renewed, which happens once in a call.</summary>
    public bool HasRenewedCredential { get; set; }

    /// <summary>The random factor of the delay before a retry. It is chosen once for each retry, so that computing a delay twice gives the same result.</summary>
    public (int Retries, double Factor)? Jitter { get; set; }

    /// <summary>The activity of the call; null if nothing listens.</summary>
    public Activity? Activity { get; set; }

    /// <summary>Whether the counter of active calls includes the call, and must be decremented.</summary>
    public bool IsCountedAsActive { get; set; }

    /// <summary>The exception of the call; null if it succeeded.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Whether a request before the last one may have changed something at the service.</summary>
    public bool MayHaveChangedEarlier => Volatile.Read(ref _mayHaveChanged) > 1;

    /// <summary>Counts a request that is about to be sent. Hedging can count several requests at the same time.</summary>
    /// <returns>False if an earlier request may have changed something and the operation must not run twice; then nothing is counted.</returns>
    public bool TryStartRequest()
    {
        if (!operation.IsSafe && Interlocked.Increment(ref _mayHaveChanged) > 1 && !operation.IsIdempotent)
        {
            MarkLastRequestAsUnchanged();
            return false;
        }

        Interlocked.Increment(ref _attempts);
        Response = null;
        return true;
    }

    /// <summary>Records that the last counted request changed nothing.</summary>
    public void MarkLastRequestAsUnchanged()
    {
        if (!operation.IsSafe)
        {
            Interlocked.Decrement(ref _mayHaveChanged);
        }
    }
}
