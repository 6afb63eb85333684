namespace Comm100.LiveChat.Client.Internal;

/// <summary>A delay that doubles with each retry, up to a maximum.</summary>
internal sealed record ExponentialDelay(TimeSpan BaseDelay, TimeSpan MaxDelay)
{
    // More doublings exceed any maximum, and an infinite factor of a base delay of zero is not a number.
    private const int MaxDoublings = 62;

    /// <summary>Gets the delay after a number of retries.</summary>
    public TimeSpan GetDelay(int retries)
    {
        double ticks = BaseDelay.Ticks * Math.Pow(2, Math.Min(retries, MaxDoublings));
        return ticks < MaxDelay.Ticks ? TimeSpan.FromTicks((long)ticks) : MaxDelay;
    }
}
