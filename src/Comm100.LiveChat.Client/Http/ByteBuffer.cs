namespace Comm100.LiveChat.Client.Http;

/// <summary>A growing buffer of bytes, which can be truncated to an earlier length.</summary>
internal sealed class ByteBuffer(int capacity) : IDisposable
{
    private byte[] _bytes = LargeBuffers.Rent(Math.Max(capacity, 256));

    /// <summary>The number of bytes. A smaller value truncates the buffer.</summary>
    public int Length { get; set; }

    public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

    public byte Last => _bytes[Length - 1];

    public void Append(byte value)
    {
        if (Length == _bytes.Length)
        {
            Grow(1);
        }

        _bytes[Length++] = value;
    }

    public void Append(ReadOnlySpan<byte> values)
    {
        if (_bytes.Length - Length < values.Length)
        {
            Grow(values.Length);
        }

        values.CopyTo(_bytes.AsSpan(Length));
        Length += values.Length;
    }

    public byte[] ToArray() => Span.ToArray();

    public void Dispose()
    {
        byte[] bytes = _bytes;
        _bytes = [];
        Length = 0;
        LargeBuffers.Return(bytes);
    }

    private void Grow(int needed)
    {
        // Grows by half, because the output is seldom much longer than the input.
        long length = Math.Max(Length + (long)needed, _bytes.Length + ((long)_bytes.Length / 2));
        byte[] larger = LargeBuffers.Rent((int)Math.Min(length, LargeBuffers.MaxLength));
        Span.CopyTo(larger);
        LargeBuffers.Return(_bytes);
        _bytes = larger;
    }
}
