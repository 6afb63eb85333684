using System.IO.Compression;
#if NET8_0_OR_GREATER
using System.Runtime.CompilerServices;
#endif

namespace Comm100.LiveChat.Client.Http;

/// <summary>
/// The bytes of a response in a rented buffer: read from the stream once and parsed as UTF-8 in place. Disposing it returns the buffer to the
/// pool. The body is kept so that a response that does not match its contract can be read a second time, leniently.
/// </summary>
internal sealed class ResponseBody : IDisposable
{
    /// <summary>The maximum length of a response in bytes, unless the options of the client say otherwise.</summary>
    public const long DefaultMaxLength = 64 * 1024 * 1024;

    /// <summary>The maximum number of characters of a body that an exception keeps.</summary>
    public const int MaxExcerptLength = 8192;

    /// <summary>
    /// The only accepted compression. The handlers support more, but would add the native code of all of them to every natively
    /// compiled program.
    /// </summary>
    public const string Encoding = "gzip";

    private const int MaxEncodings = 3;

    private const int FirstLength = 4096;

    // Content-Length can be wrong, so a larger buffer is allocated only when the bytes are received.
    private const int MaxFirstLength = 1024 * 1024;

    // The maximum that is read of a body without a result, to decide whether it is an error.
    private const int MaxStart = 64 * 1024;

    private static readonly string[] s_pageStarts = ["<!DOCTYPE", "<html", "<head", "<body", "<?xml", "<!--"];

    private readonly byte[] _buffer;
    private readonly int _length;
    private readonly HttpContent? _content;
    private ReadOnlyMemory<byte>? _utf8;
    private bool _isValidUtf8;
    private bool _isDecoded;
    private int _isReturned;

    private ResponseBody(byte[] buffer, int length, bool isTruncated, HttpContent? content)
    {
        _buffer = buffer;
        _length = length;
        _content = content;
        IsTruncated = isTruncated;
    }

    /// <summary>Creates an empty body.</summary>
    public static ResponseBody Empty => new([], 0, isTruncated: false, content: null);

    /// <summary>Whether only the start of the body is kept: it is longer than allowed, or the rest was not received.</summary>
    public bool IsTruncated { get; }

    /// <summary>The bytes as they were received.</summary>
    public ReadOnlyMemory<byte> Bytes => _buffer.AsMemory(0, _length);

    /// <summary>The body as UTF-8, without a byte order mark; null if its character set is unknown.</summary>
    public ReadOnlyMemory<byte>? Utf8
    {
        get
        {
            if (!_isDecoded)
            {
                _utf8 = CharacterSets.ToUtf8(Bytes, _content, out _isValidUtf8);
                _isDecoded = true;
            }

            return _utf8;
        }
    }

    /// <summary>Whether <see cref="Utf8"/> is valid UTF-8.</summary>
    public bool IsValidUtf8 => Utf8 is not null && _isValidUtf8;

    /// <summary>Whether the body is an HTML page, such as one of a proxy or a login form.</summary>
    public bool IsHtmlPage
    {
        get
        {
            string text = Excerpt.TrimStart();
            return text.Length > 0 && text[0] == '<'
                && (IsHtml(_content?.Headers.ContentType?.MediaType) || Array.Exists(s_pageStarts, start => text.StartsWith(start, StringComparison.OrdinalIgnoreCase)));
        }
    }

    /// <summary>The start of the body as a string, for an error report.</summary>
    public string Excerpt
    {
        get
        {
            const int MaxCharacterLength = 4;
            ReadOnlyMemory<byte> utf8 = Utf8 ?? Bytes;
            string text = System.Text.Encoding.UTF8.GetString(utf8.Slice(0, Math.Min(utf8.Length, MaxExcerptLength * MaxCharacterLength)).ToArray());
            return text.Length <= MaxExcerptLength ? text
                : text.Substring(0, char.IsHighSurrogate(text[MaxExcerptLength - 1]) ? MaxExcerptLength - 1 : MaxExcerptLength);
        }
    }

    /// <summary>Whether the body is empty or consists of white space.</summary>
    public bool IsBlank
    {
        get
        {
            foreach (byte value in (Utf8 ?? Bytes).Span)
            {
                if (value is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n'))
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Reads a body to its end, or up to a number of bytes.</summary>
    public static ValueTask<ResponseBody> ReadAsync(HttpContent? content, long maximumLength, CancellationToken cancellationToken) =>
        ReadAsync(content, maximumLength, isStart: false, isIgnored: null, cancellationToken);

    /// <summary>Reads a body like <see cref="ReadAsync(HttpContent?, long, CancellationToken)"/>, but returns the part that was received if reading fails.</summary>
    /// <param name="content">The content.</param>
    /// <param name="maximumLength">The maximum number of bytes to read.</param>
    /// <param name="isIgnored">Whether an exception is ignored.</param>
    /// <param name="cancellationToken">A token to cancel the read.</param>
    public static ValueTask<ResponseBody> ReadReceivedAsync(HttpContent? content, long maximumLength, Func<Exception, bool> isIgnored, CancellationToken cancellationToken) =>
        ReadAsync(content, maximumLength, isStart: false, isIgnored, cancellationToken);

    /// <summary>Reads as much of a body as is needed to decide whether it is an error or an HTML page. In most cases, this is what has already been received.</summary>
    public static ValueTask<ResponseBody> ReadStartAsync(HttpContent? content, CancellationToken cancellationToken) =>
        ReadAsync(content, MaxStart, isStart: true, isIgnored: null, cancellationToken);

    public void Dispose()
    {
        // If a buffer were returned twice, two calls could use it at the same time.
        if (Interlocked.Exchange(ref _isReturned, 1) == 0)
        {
            LargeBuffers.Return(_buffer);
        }
    }

#if NET8_0_OR_GREATER
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
#endif
    private static async ValueTask<ResponseBody> ReadAsync(HttpContent? content, long maximumLength, bool isStart, Func<Exception, bool>? isIgnored, CancellationToken cancellationToken)
    {
        if (content is null)
        {
            return new ResponseBody([], 0, isTruncated: false, content);
        }

#if NET8_0_OR_GREATER
        Stream received = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
#else
        Stream received = await content.ReadAsStreamAsync().ConfigureAwait(false);
#endif
        using Stream? decompressed = IsCompressed(content) ? await DecompressAsync(received, MaxEncodings, cancellationToken).ConfigureAwait(false) : null;
        Stream stream = decompressed ?? received;

        // One byte more than Content-Length, so that the end is detected without enlarging the buffer.
        long firstLength = decompressed is null && content.Headers.ContentLength is { } announced ? Math.Min(announced + 1, MaxFirstLength) : FirstLength;
        byte[] buffer = LargeBuffers.Rent((int)firstLength);
        int length = 0;
        try
        {
            while (true)
            {
                if (length == buffer.Length)
                {
                    buffer = Enlarge(buffer, maximumLength);
                }

#if NET8_0_OR_GREATER
                int read = await stream.ReadAsync(buffer.AsMemory(length), cancellationToken).ConfigureAwait(false);
#else
                int read = await stream.ReadAsync(buffer, length, buffer.Length - length, cancellationToken).ConfigureAwait(false);
#endif
                length += read;
                if (read == 0 || (isStart && !MayBeError(buffer.AsSpan(0, length))))
                {
                    return new ResponseBody(buffer, length, isTruncated: false, content);
                }

                if (length > maximumLength)
                {
                    return new ResponseBody(buffer, (int)maximumLength, isTruncated: true, content);
                }
            }
        }
        catch (Exception exception) when (isIgnored?.Invoke(exception) == true)
        {
            return new ResponseBody(buffer, length, isTruncated: true, content);
        }
        catch
        {
            LargeBuffers.Return(buffer);
            throw;
        }
    }

    /// <summary>Whether the rest of the body must be read to decide whether it is an error.</summary>
    private static bool MayBeError(ReadOnlySpan<byte> start)
    {
        const int MaxPageStartLength = 16;
        ReadOnlySpan<byte> text = JsonScanner.TrimStart(start);
        return text.Length == 0 || text[0] switch
        {
            (byte)'"' or (byte)'[' or (byte)'t' or (byte)'f' or (byte)'n' or (byte)'-' or (>= (byte)'0' and <= (byte)'9') => false,
            (byte)'<' => text.Length < MaxPageStartLength,
            _ => true,
        };
    }

    private static bool IsHtml(string? mediaType) => mediaType is not null
        && (mediaType.Equals("text/html", StringComparison.OrdinalIgnoreCase) || mediaType.Equals("application/xhtml+xml", StringComparison.OrdinalIgnoreCase));

    // A handler that decompresses a body removes the header.
    private static bool IsCompressed(HttpContent content) => ContentHeaders.Find(content, "Content-Encoding")?.Contains(Encoding, StringComparison.OrdinalIgnoreCase) == true;

    /// <summary>Decompresses a body as long as its first bytes are those of gzip: a proxy can compress it a second time.</summary>
    private static async ValueTask<Stream> DecompressAsync(Stream received, int maxEncodings, CancellationToken cancellationToken)
    {
        const int SignatureLength = 2;
        byte[] start = new byte[SignatureLength];
        int length = 0;
        int read;
        do
        {
#if NET8_0_OR_GREATER
            read = await received.ReadAsync(start.AsMemory(length), cancellationToken).ConfigureAwait(false);
#else
            read = await received.ReadAsync(start, length, SignatureLength - length, cancellationToken).ConfigureAwait(false);
#endif
            length += read;
        }
        while (read > 0 && length < SignatureLength);

        var all = new PrefixedStream(start.AsMemory(0, length), received);
        if (start[0] != 0x1F || start[1] != 0x8B || maxEncodings == 0)
        {
            return all;
        }

        var decompressed = new GZipStream(all, CompressionMode.Decompress);
        try
        {
            return await DecompressAsync(decompressed, maxEncodings - 1, cancellationToken).ConfigureAwait(false);
        }
        catch
        {
            decompressed.Dispose();
            throw;
        }
    }

    private static byte[] Enlarge(byte[] buffer, long maximumLength)
    {
        // One byte more than the maximum shows that a body is too long.
        long length = Math.Max(buffer.Length + 1L, Math.Min(buffer.Length * 2L, maximumLength + 1));
        byte[] larger = LargeBuffers.Rent((int)Math.Min(length, LargeBuffers.MaxLength));
        buffer.CopyTo(larger, 0);
        LargeBuffers.Return(buffer);
        return larger;
    }
}
