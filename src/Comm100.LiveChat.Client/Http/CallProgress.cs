namespace Comm100.LiveChat.Client.Http;

/// <summary>What a failure needs to know of its call.</summary>
internal struct CallProgress(LiveChatOperation operation, TimeProvider time)
{
    private readonly long _started = time.GetTimestamp();

    public readonly LiveChatOperation Operation => operation;

    public readonly TimeProvider Time => time;

    public readonly TimeSpan Elapsed => time.GetElapsedTime(_started);

    /// <summary>How many requests were sent, or tried.</summary>
    public int Attempts { get; set; }
}
