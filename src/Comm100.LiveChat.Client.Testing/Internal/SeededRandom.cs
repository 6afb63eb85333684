namespace Comm100.LiveChat.Client.Testing.Internal;

/// <summary>A random number generator (SplitMix64) whose numbers depend only on a seed, a purpose and an index. They are the same on each
/// machine and runtime, and do not require the numbers of earlier indexes.</summary>
internal sealed class SeededRandom
{
    private ulong _state;

    public SeededRandom(int seed, string purpose, long index)
    {
        _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);
        foreach (char letter in purpose)
        {
            _state = unchecked((_state ^ letter) * 0x100000001B3UL);
        }

        _state = unchecked(Mix(_state) + ((ulong)index * 0xD1B54A32D192ED03UL));
    }

    /// <summary>Returns a number from 0 to less than the limit.</summary>
    public int Next(int limit)
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15UL);
        return (int)(Mix(_state) % (uint)limit);
    }

    /// <summary>Returns a number from the minimum to the maximum, both inclusive.</summary>
    public int NextInclusive(int min, int max) => min + Next(max - min + 1);

    /// <summary>Returns true once in n calls on average.</summary>
    public bool IsOneIn(int n) => Next(n) == 0;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Next(choices.Count)];

    private static ulong Mix(ulong value)
    {
        value = unchecked((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL);
        value = unchecked((value ^ (value >> 27)) * 0x94D049BB133111EBUL);
        return value ^ (value >> 31);
    }
}
