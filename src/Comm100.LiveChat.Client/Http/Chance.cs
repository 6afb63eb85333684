namespace Comm100.LiveChat.Client.Http;

/// <summary>Random numbers for waits, from many threads at once.</summary>
internal static class Chance
{
#if NETSTANDARD2_0
    [ThreadStatic]
    private static Random? t_random;

    public static double NextDouble() => (t_random ??= new Random(Guid.NewGuid().GetHashCode())).NextDouble();
#else
    public static double NextDouble() => Random.Shared.NextDouble();
#endif
}
