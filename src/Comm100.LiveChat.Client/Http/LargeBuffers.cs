using System.Buffers;

namespace Comm100.LiveChat.Client.Http;

/// <summary>
/// Buffers for bodies. Small buffers come from the shared pool. Large buffers are allocated with the exact length, because the pool would round
/// the length up to a power of two and keep the memory.
/// </summary>
internal static class LargeBuffers
{
    /// <summary>The maximum length of an array of bytes in .NET.</summary>
    public const long MaxLength = 2_147_483_591;

    private const int MaxPooled = 1024 * 1024;

    public static byte[] Rent(int length)
    {
        if (length <= MaxPooled)
        {
            return ArrayPool<byte>.Shared.Rent(length);
        }

#if NET8_0_OR_GREATER
        return GC.AllocateUninitializedArray<byte>(length);
#else
        return new byte[length];
#endif
    }

    public static void Return(byte[] buffer)
    {
        if (buffer.Length is > 0 and <= MaxPooled)
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
