namespace Comm100.LiveChat.Client.Testing.Seeding;

/// <summary>Numbers that depend on nothing but the seed, a purpose and a place (SplitMix64): the same on every machine and runtime,
/// and to be had for any place without the ones before it.</summary>
internal sealed class Dice
{
    private ulong _state;

    public Dice(int seed, string purpose, long place)
    {
        _state = unchecked((ulong)seed * 0x9E3779B97F4A7C15UL);
        foreach (char letter in purpose)
        {
            _state = unchecked((_state ^ letter) * 0x100000001B3UL);
        }

        _state = unchecked(Mix(_state) + ((ulong)place * 0xD1B54A32D192ED03UL));
    }

    /// <summary>Gives a number from 0 up to, but not including, the limit.</summary>
    public int Below(int limit)
    {
        _state = unchecked(_state + 0x9E3779B97F4A7C15UL);
        return (int)(Mix(_state) % (uint)limit);
    }

    public int Between(int min, int max) => min + Below(max - min + 1);

    public bool OneIn(int n) => Below(n) == 0;

    public T Pick<T>(IReadOnlyList<T> choices) => choices[Below(choices.Count)];

    private static ulong Mix(ulong value)
    {
        value = unchecked((value ^ (value >> 30)) * 0xBF58476D1CE4E5B9UL);
        value = unchecked((value ^ (value >> 27)) * 0x94D049BB133111EBUL);
        return value ^ (value >> 31);
    }
}
