namespace Comm100.LiveChat.Client.Http;

/// <summary>The settings of the calls of a client, or of a view of it. They never change.</summary>
internal sealed class CallSettings(TimeProvider time)
{
    /// <summary>Settings without limits, for a call that did not come through the pipeline.</summary>
    public static readonly CallSettings Default = new(TimeProvider.System);

    /// <summary>The clock.</summary>
    public TimeProvider Time => time;

    /// <summary>The time limit of a call, or an infinite time span.</summary>
    public TimeSpan Timeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>The option that <see cref="Timeout"/> comes from, for messages.</summary>
    public string TimeoutName { get; init; } = "";

    /// <summary>The time limit of an attempt, or an infinite time span.</summary>
    public TimeSpan AttemptTimeout { get; init; } = System.Threading.Timeout.InfiniteTimeSpan;

    /// <summary>The option that <see cref="AttemptTimeout"/> comes from, for messages.</summary>
    public string AttemptTimeoutName { get; init; } = "";

    /// <summary>The maximum number of attempts of a call.</summary>
    public int MaxAttempts { get; init; } = 1;

    /// <summary>Whether a value of an unexpected type in a response is an error.</summary>
    public bool IsStrict { get; init; }

    /// <summary>The additional headers of each request. An array, which is enumerated without an allocation.</summary>
#pragma warning disable CA1819 // Nothing changes it.
    public KeyValuePair<string, string>[] Headers { get; init; } = [];
#pragma warning restore CA1819

    /// <summary>Receives the final response of each call; null if nothing does.</summary>
    public Action<LiveChatResponseInfo>? OnResponse { get; init; }
}
