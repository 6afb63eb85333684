using Comm100.LiveChat.Client.Testing.Internal;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>The strictly increasing times of the items of a history, in the 30 days before the end of the data. Each is computed from its index,
/// so a history of any length uses no memory.</summary>
internal sealed class GeneratedTimes
{
    // No item begins in the last hour, so that all items have ended before the end of the data.
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

    /// <summary>Returns the time of an item, in UTC and in whole milliseconds.</summary>
    public DateTime GetTime(int index)
    {
        double step = s_length.TotalMilliseconds / Count;
        double jitter = step * 0.8 * new SeededRandom(_seed, _name, index).Next(1_000_000) / 1_000_000;
        return _start.AddTicks((long)((index * step) + jitter) * TimeSpan.TicksPerMillisecond);
    }

    /// <summary>Returns the index of the first item at or after a time; the count if no item matches.</summary>
    public int FindFirstAtOrAfter(long utcTicks)
    {
        int low = 0;
        int high = Count;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (GetTime(middle).Ticks < utcTicks)
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
