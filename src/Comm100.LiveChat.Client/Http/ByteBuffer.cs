namespace Comm100.LiveChat.Client.Http;

/// <summary>Bytes that are appended to, and that can be taken back to an earlier length.</summary>
internal sealed class ByteBuffer(int capacity) : IDisposable
{
    private byte[] _bytes = LargeBuffers.Rent(Math.Max(capacity, 256));

    /// <summary>How many bytes there are. A smaller number takes away what was appended since.</summary>
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
        // Half as much again: a large text is seldom much longer than what it is made from.
        long length = Math.Max(Length + (long)needed, _bytes.Length + ((long)_bytes.Length / 2));
        byte[] larger = LargeBuffers.Rent((int)Math.Min(length, LargeBuffers.MaxLength));
        Span.CopyTo(larger);
        LargeBuffers.Return(_bytes);
        _bytes = larger;
    }
}
