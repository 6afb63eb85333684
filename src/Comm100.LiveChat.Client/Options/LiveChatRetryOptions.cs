namespace Comm100.LiveChat.Client;

/// <summary>
/// How a failed call is repeated. What may be repeated is decided operation by operation: reads, updates and deletions after a
/// lost connection, a timeout of one attempt, or a status of 408, 429, 500, 502, 503 or 504; a create only where the service
/// cannot have acted: it was never reached, or returned 429, or 503 with <c>Retry-After</c>. A used-up daily quota is never
/// waited for.
/// </summary>
/// <remarks>Frozen with the options that they belong to.</remarks>
public sealed class LiveChatRetryOptions
{
    private bool _isFrozen;

    internal LiveChatRetryOptions()
    {
    }

    /// <summary>How often a call is tried in all, the first time included.</summary>
    /// <value>The default is 4. It is between 1, which turns retries off, and 20.</value>
    public int MaxAttempts { get; set => Set(ref field, value); } = 4;

    /// <summary>
    /// The longest first wait between two attempts. Each further wait may be twice as long, up to <see cref="MaxDelay"/>; how long
    /// it is within that is left to chance (full jitter), so that many callers do not come back at once.
    /// </summary>
    /// <value>The default is half a second. It is zero or more, and at most <see cref="MaxDelay"/>.</value>
    public TimeSpan BaseDelay { get; set => Set(ref field, value); } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait between two attempts where the service names none.</summary>
    /// <value>The default is 20 seconds. It is zero or more, and at most a day.</value>
    public TimeSpan MaxDelay { get; set => Set(ref field, value); } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The longest wait that the service can ask for with <c>Retry-After</c>; a longer one is cut to this. A wait that does not fit
    /// into <see cref="LiveChatClientOptions.Timeout"/> is not begun: the call fails at once.
    /// </summary>
    /// <value>The default is one minute. It is zero or more, and at most a day. With zero, a 429 response delays no call.</value>
    public TimeSpan MaxRetryAfter { get; set => Set(ref field, value); } = TimeSpan.FromMinutes(1);

    /// <summary>The settings in one line.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => FormattableString.Invariant($"at most {MaxAttempts} attempts, waits of up to {BaseDelay.TotalSeconds} to {MaxDelay.TotalSeconds} s, Retry-After up to {MaxRetryAfter.TotalSeconds} s");

    internal void Freeze() => _isFrozen = true;

    /// <summary>The longest delay after some retries: the base delay, doubled for each of them, and at most <see cref="MaxDelay"/>.</summary>
    internal TimeSpan GetMaxDelay(int retries) => Delay.GetDelay(retries);

    /// <summary>The maximum delays.</summary>
    internal ExponentialDelay Delay => new(BaseDelay, MaxDelay);

    private void Set<T>(ref T field, T value) => field = _isFrozen ? throw LiveChatClientOptions.Frozen() : value;
}
