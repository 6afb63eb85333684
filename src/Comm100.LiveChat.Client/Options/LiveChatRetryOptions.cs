namespace Comm100.LiveChat.Client;

/// <summary>
/// The options for retries. The client retries reads, updates and deletions after a lost connection, a timeout of an attempt, or a status of 408, 429, 500,
/// 502, 503 or 504. It retries a create only if the service cannot have processed it: the service was not reached, or it returned 429, or 503 with
/// <c>Retry-After</c>. The client does not wait for the end of an exhausted daily quota.
/// </summary>
/// <remarks>They are frozen with the options of the client.</remarks>
public sealed class LiveChatRetryOptions
{
    /// <summary>The largest value of <see cref="MaxAttempts"/>.</summary>
    internal const int MaxAttemptCount = 20;

    private bool _isFrozen;

    internal LiveChatRetryOptions()
    {
    }

    /// <summary>The maximum number of attempts of a call, including the first one.</summary>
    /// <value>Between 1, which turns retries off, and 20. The default is 4.</value>
    public int MaxAttempts { get; set => Set(ref field, value); } = 4;

    /// <summary>
    /// The maximum delay before the first retry. The maximum doubles with each further retry, up to <see cref="MaxDelay"/>. The delay is a random part of the
    /// maximum (full jitter), so that many callers do not retry at the same time.
    /// </summary>
    /// <value>Between zero and <see cref="MaxDelay"/>. The default is 0.5 seconds.</value>
    public TimeSpan BaseDelay { get; set => Set(ref field, value); } = TimeSpan.FromSeconds(0.5);

    /// <summary>The maximum delay before a retry, if the service requests none.</summary>
    /// <value>Between zero and one day. The default is 20 seconds.</value>
    public TimeSpan MaxDelay { get; set => Set(ref field, value); } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The maximum delay that the service can request with <c>Retry-After</c>. A longer one is reduced to it. If a delay does not fit into
    /// <see cref="LiveChatClientOptions.Timeout"/>, the call fails immediately.
    /// </summary>
    /// <value>Between zero and one day. With zero, a response of 429 delays no call. The default is one minute.</value>
    public TimeSpan MaxRetryAfter { get; set => Set(ref field, value); } = TimeSpan.FromMinutes(1);

    /// <summary>Returns the options in one line.</summary>
    /// <returns>A description of the retries.</returns>
    public override string ToString() => FormattableString.Invariant($"at most {MaxAttempts} attempts, delays of up to {BaseDelay.TotalSeconds} to {MaxDelay.TotalSeconds} s, Retry-After up to {MaxRetryAfter.TotalSeconds} s");

    internal void Freeze() => _isFrozen = true;

    /// <summary>Gets the maximum delay after a number of retries.</summary>
    internal TimeSpan GetMaxDelay(int retries) => Delay.GetDelay(retries);

    /// <summary>The maximum delays.</summary>
    internal ExponentialDelay Delay => new(BaseDelay, MaxDelay);

    private void Set<T>(ref T field, T value) => field = _isFrozen ? throw LiveChatClientOptions.CreateFrozenException() : value;
}
