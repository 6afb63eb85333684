namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Random numbers for delays, from many threads at once.</summary>
internal static class Jitter
{
#if NETFRAMEWORK
    [ThreadStatic]
    private static Random? t_random;

    /// <summary>A number from 0 up to 1.</summary>
    public static double Next() => (t_random ??= new Random(Guid.NewGuid().GetHashCode())).NextDouble();
#else
    /// <summary>A number from 0 up to 1.</summary>
    public static double Next() => Random.Shared.NextDouble();
#endif
}
