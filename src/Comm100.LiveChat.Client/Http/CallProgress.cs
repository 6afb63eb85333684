using System.Diagnostics;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Http;

/// <summary>One call while it is under way: what failures, waits and telemetry need to know of it.</summary>
/// <param name="operation">What is called.</param>
/// <param name="time">The clock of the client.</param>
/// <param name="limit">The time that the whole call may take, or an infinite one.</param>
/// <param name="cancellationToken">The caller's own.</param>
internal abstract class CallProgress(LiveChatOperation operation, TimeProvider time, TimeSpan limit, CancellationToken cancellationToken)
{
    private readonly long _started = time.GetTimestamp();

    public LiveChatOperation Operation => operation;

    public TimeProvider Time => time;

    public CancellationToken CancellationToken => cancellationToken;

    /// <summary>The time that the whole call may take, or an infinite one.</summary>
    public TimeSpan Limit => limit;

    public TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>What is left of <see cref="Limit"/>: zero or less if it is over, and the longest span if there is no limit.</summary>
    public TimeSpan Remaining => limit == Timeout.InfiniteTimeSpan ? TimeSpan.MaxValue : limit - Elapsed;

    /// <summary>How many requests were sent, or tried.</summary>
    public int Attempts { get; set; }

    /// <summary>The status of the last answer; 0 if none came.</summary>
    public int Status { get; set; }

    /// <summary>The activity that tells of the call, if someone listens.</summary>
    public Activity? Activity { get; set; }

    /// <summary>What the caller gets instead of a result, unless another attempt goes well; null after one that did.</summary>
    public Exception? Failure { get; set; }

    /// <summary>How often the call was begun anew after a failure.</summary>
    public int Repeats { get; set; }

    /// <summary>Whether the credential was asked for another value, which happens once in a call.</summary>
    public bool HasRenewed { get; set; }

    /// <summary>How long to wait before the next attempt, once <see cref="RetryPolicy"/> has decided for one.</summary>
    public TimeSpan NextDelay { get; set; }
}

/// <summary>One call with what it sends and how its answer is read.</summary>
internal sealed class Call<T>(
    LiveChatOperation operation,
    RequestTarget target,
    byte[]? body,
    JsonTypeInfo<T>? answer,
    TimeProvider time,
    TimeSpan limit,
    CancellationToken cancellationToken)
    : CallProgress(operation, time, limit, cancellationToken)
{
    public RequestTarget Target => target;

    public byte[]? Body => body;

    /// <summary>How to read the answer; null if its body is not read.</summary>
    public JsonTypeInfo<T>? Answer => answer;

    /// <summary>What the last attempt gave, if it went well.</summary>
    public T Result { get; set; } = default!;
}
