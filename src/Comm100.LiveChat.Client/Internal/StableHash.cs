namespace Comm100.LiveChat.Client.Internal;

/// <summary>Computes a hash that is the same in every process and on every platform: FNV-1a with 64 bits.</summary>
internal static class StableHash
{
    private const ulong Offset = 14695981039346656037;
    private const ulong Prime = 1099511628211;

    public static ulong Compute(string text)
    {
        ulong hash = Offset;
        foreach (char character in text)
        {
            hash = unchecked((hash ^ character) * Prime);
        }

        return hash;
    }

    public static ulong Compute(byte[] bytes)
    {
        ulong hash = Offset;
        foreach (byte value in bytes)
        {
            hash = unchecked((hash ^ value) * Prime);
        }

        return hash;
    }

    public static ulong Combine(ulong hash, ulong next) => unchecked(((hash == 0 ? Offset : hash) ^ next) * Prime);
}
