using System.Buffers;
using System.IO.Compression;
#if !NETFRAMEWORK
using System.Runtime.CompilerServices;
#endif

namespace Comm100.LiveChat.Client.Http;

/// <summary>
/// The bytes of an answer in a rented buffer: read from the stream once, parsed as UTF-8 where they lie, given back at the
/// end. The whole body is at hand so that an answer with a surprise in it can be read a second time, with more patience.
/// </summary>
internal sealed class ResponseBody : IDisposable
{
    /// <summary>How many characters of a body an exception keeps.</summary>
    public const int LongestExcerpt = 8192;

    /// <summary>
    /// The one compression that is asked for. The handlers could undo more of them, and would add the native code of all to every
    /// program that is compiled natively.
    /// </summary>
    public const string Encoding = "gzip";

    private const int FirstLength = 4096;

    // An announced length is only a claim: more than this is set aside when it has come.
    private const int LongestFirstLength = 1024 * 1024;

    private readonly byte[] _buffer;
    private readonly int _length;
    private int _isReturned;

    private ResponseBody(byte[] buffer, int length, bool isCut)
    {
        _buffer = buffer;
        _length = length;
        IsCut = isCut;
    }

    /// <summary>A body that was not read.</summary>
    public static ResponseBody Empty => new([], 0, isCut: false);

    /// <summary>Whether the body is longer than was allowed, so that only its start is here.</summary>
    public bool IsCut { get; }

    /// <summary>The bytes, without a byte order mark.</summary>
    public ReadOnlyMemory<byte> Bytes
    {
        get
        {
            ReadOnlyMemory<byte> bytes = _buffer.AsMemory(0, _length);
            return bytes.Span.StartsWith(ByteOrderMark) ? bytes.Slice(ByteOrderMark.Length) : bytes;
        }
    }

    /// <summary>The start of the body as text, for an error report.</summary>
    public string Excerpt
    {
        get
        {
            const int LongestCharacter = 4;
            string text = System.Text.Encoding.UTF8.GetString(_buffer, 0, Math.Min(_length, LongestExcerpt * LongestCharacter));
            return text.Length <= LongestExcerpt ? text
                : text.Substring(0, char.IsHighSurrogate(text[LongestExcerpt - 1]) ? LongestExcerpt - 1 : LongestExcerpt);
        }
    }

    /// <summary>Whether nothing but white space is here.</summary>
    public bool IsBlank
    {
        get
        {
            foreach (byte value in Bytes.Span)
            {
                if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                {
                    return false;
                }
            }

            return true;
        }
    }

    private static ReadOnlySpan<byte> ByteOrderMark => [0xEF, 0xBB, 0xBF];

    /// <summary>Reads a body to its end, or up to the given number of bytes.</summary>
#if !NETFRAMEWORK
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    public static async ValueTask<ResponseBody> ReadAsync(HttpContent? content, long maximumLength, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return new ResponseBody([], 0, isCut: false);
        }

#if NETFRAMEWORK
        Stream received = await content.ReadAsStreamAsync().ConfigureAwait(false);
#else
        Stream received = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#endif
        using Stream? unpacked = IsPacked(content) ? Unpack(received) : null;
        Stream stream = unpacked ?? received;

        // One byte more than announced, so that the end is seen without growing the buffer.
        long firstLength = unpacked is null && content.Headers.ContentLength is { } announced ? Math.Min(announced + 1, LongestFirstLength) : FirstLength;
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)firstLength);
        int length = 0;
        try
        {
            while (true)
            {
                if (length == buffer.Length)
                {
                    buffer = Enlarge(buffer, maximumLength);
                }

#if NETFRAMEWORK
                int read = await stream.ReadAsync(buffer, length, buffer.Length - length, cancellationToken).ConfigureAwait(false);
#else
                int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
#endif
                if (read == 0)
                {
                    return new ResponseBody(buffer, length, isCut: false);
                }

                length += read;
                if (length > maximumLength)
                {
                    return new ResponseBody(buffer, (int)maximumLength, isCut: true);
                }
            }
        }
        catch
        {
            ArrayPool<byte>.Shared.Return(buffer);
            throw;
        }
    }

    public void Dispose()
    {
        // Given back twice, a buffer would serve two calls at once.
        if (_buffer.Length > 0 && Interlocked.Exchange(ref _isReturned, 1) == 0)
        {
            ArrayPool<byte>.Shared.Return(_buffer);
        }
    }

    // Where a handler has undone a compression already, it has taken the header away.
    private static bool IsPacked(HttpContent content) => Encoding.Equals(ContentHeaders.Find(content, "Content-Encoding"), StringComparison.OrdinalIgnoreCase);

    private static GZipStream Unpack(Stream received) => new(received, CompressionMode.Decompress);

    private static byte[] Enlarge(byte[] buffer, long maximumLength)
    {
        // One byte more than is allowed shows that a body is too long.
        long length = Math.Max(buffer.Length + 1L, Math.Min(buffer.Length * 2L, maximumLength + 1));
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(length, LiveChatClientOptionsValidator.LongestArray));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }
}
