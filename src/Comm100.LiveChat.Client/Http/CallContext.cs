using System.Diagnostics;

namespace Comm100.LiveChat.Client.Http;

/// <summary>One call while it is under way: what its attempts, failures, waits and telemetry need to know of it.</summary>
/// <param name="operation">The operation that is called.</param>
/// <param name="address">Where its requests go.</param>
/// <param name="content">The body of its requests; null where they have none.</param>
/// <param name="time">The clock of the client.</param>
/// <param name="limit">The time that the whole call may take, or an infinite one.</param>
/// <param name="cancellationToken">The token of the caller, which also ends the call when the client is disposed.</param>
internal sealed class CallContext(LiveChatOperation operation, Uri address, HttpContent? content, TimeProvider time, TimeSpan limit, CancellationToken cancellationToken)
{
    private readonly long _started = time.GetTimestamp();
    // How many requests may have acted.
    private int _mayHaveActed;
    private int _attempts;

    public LiveChatOperation Operation => operation;

    public Uri Address => address;

    public HttpContent? Content => content;

    public TimeProvider Time => time;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The headers that the request of the caller has; null where it has none.</summary>
    public IReadOnlyList<KeyValuePair<string, IEnumerable<string>>>? Headers { get; init; }

    /// <summary>Whether a deletion that finds nothing, after an attempt that may have deleted it, is a success.</summary>
    public bool IsDoneWhenGone { get; init; }

    /// <summary>Whether a response without a body is an error.</summary>
    public bool IsResultDue { get; init; }

    /// <summary>Called when the headers of a response have come; null if nobody waits for them.</summary>
    public Action<CallContext>? HeadersReceived { get; set; }

    /// <summary>The time that the whole call may take, or an infinite one.</summary>
    public TimeSpan Limit => limit;

    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>What is left of <see cref="Limit"/>: zero or less if it is over, and the longest span if there is no limit.</summary>
    public TimeSpan Remaining => limit == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : limit - Elapsed;

    /// <summary>How many requests were sent, or tried.</summary>
    public int Attempts { get => Volatile.Read(ref _attempts); init => _attempts = value; }

    /// <summary>How often the call was tried again after a failure.</summary>
    public int Repeats { get; set; }

    /// <summary>The status of the last response; 0 if the last request got none.</summary>
    public int Status { get; set; }

    /// <summary>Whether the credential was asked for another value, which happens once in a call.</summary>
    public bool HasRenewed { get; set; }

    /// <summary>The random share of the longest delay before a retry: drawn once for each, so that a delay can be computed twice.</summary>
    public (int Repeats, double Share)? Jitter { get; set; }

    /// <summary>The activity of the call, if someone listens.</summary>
    public Activity? Activity { get; set; }

    /// <summary>Whether the call was added to the calls that are under way, and has to be taken off.</summary>
    public bool IsCounted { get; set; }

    /// <summary>What the caller gets instead of a result; null where the call went well.</summary>
    public Exception? Failure { get; set; }

    /// <summary>Whether a request other than the last one may have changed something at the service.</summary>
    public bool MayHaveActedBefore => Volatile.Read(ref _mayHaveActed) > 1;

    /// <summary>Counts a request that is about to be sent: from here on it may arrive. Hedged requests are counted at the same time.</summary>
    /// <returns>False, and nothing is counted, if an earlier request may have acted and the operation must not act twice.</returns>
    public bool TryCountRequest()
    {
        if (!operation.IsSafe && Interlocked.Increment(ref _mayHaveActed) > 1 && !operation.IsIdempotent)
        {
            LastRequestHasNotActed();
            return false;
        }

        Interlocked.Increment(ref _attempts);
        Status = 0;
        return true;
    }

    /// <summary>Notes that a request that was counted has changed nothing.</summary>
    public void LastRequestHasNotActed()
    {
        if (!operation.IsSafe)
        {
            Interlocked.Decrement(ref _mayHaveActed);
        }
    }
}
