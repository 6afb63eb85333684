using System.Diagnostics;

namespace Comm100.LiveChat.Client.Http;

/// <summary>One call while it is under way: what its attempts, failures, waits and telemetry need to know of it.</summary>
/// <param name="operation">The operation that is called.</param>
/// <param name="address">Where its requests go.</param>
/// <param name="content">The body of its requests; null where they have none.</param>
/// <param name="time">The clock of the client.</param>
/// <param name="limit">The time that the whole call may take, or an infinite one.</param>
/// <param name="cancellationToken">The token of the caller, which also ends the call when the client is disposed.</param>
internal sealed class CallProgress(LiveChatOperation operation, Uri address, HttpContent? content, TimeProvider time, TimeSpan limit, CancellationToken cancellationToken)
{
    private readonly long _started = time.GetTimestamp();
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
    public Action<CallProgress>? HeadersReceived { get; set; }

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

    /// <summary>Counts a request; hedged requests are sent at the same time.</summary>
    public void CountAttempt() => Interlocked.Increment(ref _attempts);

    /// <summary>Takes note that a request of this call is sent, which may act. False if an earlier one may have acted; hedged requests ask at the same time.</summary>
    public bool TryAct() => Interlocked.Exchange(ref _mayHaveActed, 1) == 0;

    /// <summary>Takes note that no request of this call has acted so far.</summary>
    public void HasNotActed() => Volatile.Write(ref _mayHaveActed, 0);

    /// <summary>The activity of the call, if someone listens.</summary>
    public Activity? Activity { get; set; }

    /// <summary>What the caller gets instead of a result; null where the call went well.</summary>
    public Exception? Failure { get; set; }
}
