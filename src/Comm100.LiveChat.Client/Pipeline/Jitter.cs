namespace Comm100.LiveChat.Client.Pipeline;

/// <summary>Creates random numbers for delays. It is safe to use from many threads at once.</summary>
internal static class Jitter
{
#if NETFRAMEWORK
    [ThreadStatic]
    private static Random? t_random;

    /// <summary>Returns a number from 0 to 1, excluding 1.</summary>
    public static double Next() => (t_random ??= new Random(Guid.NewGuid().GetHashCode())).NextDouble();
#else
    /// <summary>Returns a number from 0 to 1, excluding 1.</summary>
    public static double Next() => Random.Shared.NextDouble();
#endif
}
