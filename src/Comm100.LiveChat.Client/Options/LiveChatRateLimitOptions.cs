namespace Comm100.LiveChat.Client;

/// <summary>
/// The limit on the requests that a client sends, so that the service does not reject any. It is a sliding window by the system clock. To share a limit
/// between several clients, set <see cref="LiveChatClientOptions.RateLimiter"/> instead.
/// </summary>
/// <remarks>They are frozen with the options of the client.</remarks>
public sealed class LiveChatRateLimitOptions
{
    private bool _isFrozen;

    /// <summary>The maximum number of requests within <see cref="Window"/>. Each attempt of a call counts.</summary>
    /// <value>1 or more. The default is 300.</value>
    public int MaxRequests { get; set => Set(ref field, value); } = 300;

    /// <summary>The duration of the window.</summary>
    /// <value>Between 0.1 seconds and one day. The default is 5 minutes.</value>
    public TimeSpan Window { get; set => Set(ref field, value); } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether calls beyond the limit are queued, until they can be sent or their <see cref="LiveChatClientOptions.Timeout"/> ends. If not, they fail
    /// immediately with a <see cref="LiveChatThrottledException"/>.
    /// </summary>
    /// <value>The default is true.</value>
    public bool QueueExcess { get; set => Set(ref field, value); } = true;

    /// <summary>Returns the options in one line.</summary>
    /// <returns>A description of the limit.</returns>
    public override string ToString() => FormattableString.Invariant($"at most {MaxRequests} requests in {Window.TotalSeconds} s, then {(QueueExcess ? "queue" : "fail")}");

    internal void Freeze() => _isFrozen = true;

    private void Set<T>(ref T field, T value) => field = _isFrozen ? throw LiveChatClientOptions.CreateFrozenException() : value;
}
