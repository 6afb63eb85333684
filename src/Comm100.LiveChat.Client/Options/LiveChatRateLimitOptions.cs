namespace Comm100.LiveChat.Client;

/// <summary>
/// A limit on the requests that a client sends, kept by the client itself, so that the service need not refuse any: a sliding
/// window over the real clock. To share one limit between several clients, give them one
/// <see cref="LiveChatClientOptions.RateLimiter"/> instead.
/// </summary>
/// <remarks>Frozen with the options that they belong to.</remarks>
public sealed class LiveChatRateLimitOptions
{
    private bool _isFrozen;

    /// <summary>How many requests may be sent within <see cref="Window"/>; each attempt of a call counts.</summary>
    /// <value>The default is 300. It is 1 or more.</value>
    public int MaxRequests { get; set => Set(ref field, value); } = 300;

    /// <summary>The time in which <see cref="MaxRequests"/> may be sent.</summary>
    /// <value>The default is 5 minutes. It is between a tenth of a second and a day.</value>
    public TimeSpan Window { get; set => Set(ref field, value); } = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Whether a call beyond the limit waits for its turn, in the order of the calls and for as long as its
    /// <see cref="LiveChatClientOptions.Timeout"/> allows; if not, it fails at once with a <see cref="LiveChatThrottledException"/>.
    /// </summary>
    /// <value>The default is true.</value>
    public bool QueueExcess { get; set => Set(ref field, value); } = true;

    /// <summary>The settings in one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"at most {MaxRequests} requests in {Window.TotalSeconds} s, then {(QueueExcess ? "wait" : "fail")}");

    internal void Freeze() => _isFrozen = true;

    private void Set<T>(ref T field, T value) => field = _isFrozen ? throw LiveChatClientOptions.Frozen() : value;
}
