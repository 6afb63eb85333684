using Comm100.LiveChat.Client.Testing.Internal;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>The times of a history's items: spread over the 30 days before the fake's now, rising strictly, each computed by
/// its place alone, so that a history of any length needs no memory.</summary>
internal sealed class GeneratedTimes
{
    // Nothing begins in the last hour, so that all that begins has ended by now.
    private static readonly TimeSpan s_end = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_length = TimeSpan.FromDays(30) - s_end;

    private readonly DateTime _start;
    private readonly int _seed;
    private readonly string _name;

    public GeneratedTimes(int seed, string name, int count, DateTimeOffset now)
    {
        _seed = seed;
        _name = name + ".time";
        _start = now.UtcDateTime - s_end - s_length;
        Count = count;
    }

    public int Count { get; }

    /// <summary>Gives the time of an item (UTC, whole milliseconds).</summary>
    public DateTime At(int place)
    {
        double step = s_length.TotalMilliseconds / Count;
        double jitter = step * 0.8 * new SeededRandom(_seed, _name, place).Next(1_000_000) / 1_000_000;
        return _start.AddTicks((long)((place * step) + jitter) * TimeSpan.TicksPerMillisecond);
    }

    /// <summary>Gives the place of the first item at or after a time; the count when there is none.</summary>
    public int FirstAtOrAfter(long utcTicks)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (At(middle).Ticks < utcTicks)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low;
    }
}
