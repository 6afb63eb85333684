namespace Comm100.LiveChat.Client.Internal;

/// <summary>Compares durations and timeouts.</summary>
internal static class TimeSpans
{
    public static TimeSpan Min(TimeSpan first, TimeSpan second) => first < second ? first : second;

    public static TimeSpan Max(TimeSpan first, TimeSpan second) => first > second ? first : second;

    /// <summary>Returns the nearest duration between two limits; <paramref name="min"/> where they contradict each other.</summary>
    public static TimeSpan Clamp(TimeSpan value, TimeSpan min, TimeSpan max) => Max(min, Min(value, max));

    /// <summary>Returns the shorter of two timeouts, of which each can be infinite.</summary>
    public static TimeSpan MinTimeout(TimeSpan first, TimeSpan second) => IsShorterTimeout(first, second) ? first : second;

    /// <summary>Determines whether a timeout is shorter than another one. An infinite timeout is longer than any other.</summary>
    public static bool IsShorterTimeout(TimeSpan timeout, TimeSpan other) =>
        timeout != Timeout.InfiniteTimeSpan && (other == Timeout.InfiniteTimeSpan || timeout < other);
}
