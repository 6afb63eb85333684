using System.Text;

namespace Comm100.LiveChat.Client.Http;

/// <summary>
/// Makes UTF-8 of a body. Headers are often wrong about the character set, so bytes that are valid UTF-8 are UTF-8, and a byte order mark or
/// the zeros of UTF-16 and UTF-32 tell these. Only then does the header count.
/// </summary>
internal static class CharacterSets
{
    private const byte Escape = 0x1B;
    private const byte NeverInUtf8 = 0xFF;

    // No text holds this one, so it marks what the decoder could not read.
    private const string Unreadable = "\uFFFF";

    private static readonly UTF32Encoding s_utf32BigEndian = new(bigEndian: true, byteOrderMark: true);

    private static ReadOnlySpan<byte> Utf8Mark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> UnreadableBytes => [0xEF, 0xBF, 0xBF];

    /// <summary>Gives the body as UTF-8. What was half a character stays a byte that is not UTF-8, for the reader of JSON to mend.</summary>
    /// <param name="bytes">The body.</param>
    /// <param name="content">Its headers.</param>
    /// <param name="isWhole">Whether the result is valid UTF-8.</param>
    /// <returns>The UTF-8; null where the character set is not known.</returns>
    public static ReadOnlyMemory<byte>? ToUtf8(ReadOnlyMemory<byte> bytes, HttpContent? content, out bool isWhole)
    {
        if (bytes.Span.StartsWith(Utf8Mark))
        {
            bytes = bytes.Slice(Utf8Mark.Length);
        }

        (Encoding? encoding, int markLength) = UnicodeOf(bytes.Span);
        if (encoding is not null)
        {
            return Decode(bytes.Slice(markLength), encoding, out isWhole);
        }

        isWhole = JsonScanner.IsUtf8(bytes.Span);
        if (isWhole && bytes.Span.IndexOf(Escape) < 0)
        {
            return bytes;
        }

        string? name = NameIn(content);
        if (name is null || IsUtf8(name))
        {
            return bytes;
        }

        encoding = Find(name);
        if (encoding is not null)
        {
            return Decode(bytes, encoding, out isWhole);
        }

        // Null alone would become an empty memory.
        return isWhole ? bytes : default(ReadOnlyMemory<byte>?);
    }

    private static (Encoding? Encoding, int MarkLength) UnicodeOf(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < 2)
        {
            return default;
        }

        bool isLong = bytes.Length >= 4;
        return (bytes[0], bytes[1]) switch
        {
            (0xFF, 0xFE) when isLong && bytes[2] == 0 && bytes[3] == 0 => (Encoding.UTF32, 4),
            (0xFF, 0xFE) => (Encoding.Unicode, 2),
            (0xFE, 0xFF) => (Encoding.BigEndianUnicode, 2),
            (0, 0) when isLong && bytes[2] == 0xFE && bytes[3] == 0xFF => (s_utf32BigEndian, 4),
            (0, 0) when isLong && bytes[2] == 0 && bytes[3] != 0 => (s_utf32BigEndian, 0),
            (not 0, 0) when isLong && bytes[2] == 0 && bytes[3] == 0 => (Encoding.UTF32, 0),
            (0, not 0) => (Encoding.BigEndianUnicode, 0),
            (not 0, 0) => (Encoding.Unicode, 0),
            _ => default,
        };
    }

    /// <summary>The character set that the header names; null where it names none. A header that is not valid otherwise is read as well.</summary>
    private static string? NameIn(HttpContent? content)
    {
        const string Parameter = "charset";
        string? type = content is null ? null : ContentHeaders.Find(content, "Content-Type");
        int start = type?.IndexOf(Parameter, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (start < 0)
        {
            return null;
        }

        // No space belongs beside the equals sign, and some services write one.
        string value = type!.Substring(start + Parameter.Length).TrimStart(' ', '\t');
        if (value.Length == 0 || value[0] != '=')
        {
            return null;
        }

        string name = value.Substring(1).Split(';', ',')[0].Trim(' ', '\t', '"', '\'');
        return name.Length == 0 ? null : name;
    }

    // ASCII has no more characters than UTF-8, so other bytes are broken in either.
    private static bool IsUtf8(string name) =>
        name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase)
        || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase) || name.Equals("ascii", StringComparison.OrdinalIgnoreCase);

    private static Encoding? Find(string name)
    {
        int page = PageIn(name);
        try
        {
            return page > 0 ? Encoding.GetEncoding(page) : Encoding.GetEncoding(name);
        }
        catch (Exception exception) when (exception is ArgumentException or NotSupportedException)
        {
#if NET8_0_OR_GREATER
            return page > 0 ? CodePagesEncodingProvider.Instance.GetEncoding(page) : CodePagesEncodingProvider.Instance.GetEncoding(name);
#else
            return null;
#endif
        }
    }

    // Some services name a code page as cp1252, which .NET knows by its number alone.
    private static int PageIn(string name)
    {
        int page = 0;
        bool isPage = name.Length is > 2 and < 8 && name.StartsWith("cp", StringComparison.OrdinalIgnoreCase);
        for (int i = 2; isPage && i < name.Length; i++)
        {
            isPage = name[i] is >= '0' and <= '9';
            page = (page * 10) + (name[i] - '0');
        }

        return isPage ? page : 0;
    }

    private static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> bytes, Encoding encoding, out bool isWhole)
    {
        var decoder = (Encoding)encoding.Clone();
        decoder.DecoderFallback = new DecoderReplacementFallback(Unreadable);
        byte[] utf8 = Encoding.UTF8.GetBytes(decoder.GetString(bytes.ToArray()));
        isWhole = utf8.AsSpan().IndexOf(UnreadableBytes) < 0;
        return isWhole ? utf8 : WithBrokenBytes(utf8);
    }

    private static byte[] WithBrokenBytes(ReadOnlySpan<byte> utf8)
    {
        var result = new byte[utf8.Length];
        int length = 0;
        while (utf8.IndexOf(UnreadableBytes) is var index and >= 0)
        {
            utf8.Slice(0, index).CopyTo(result.AsSpan(length));
            length += index;
            result[length++] = NeverInUtf8;
            utf8 = utf8.Slice(index + UnreadableBytes.Length);
        }

        utf8.CopyTo(result.AsSpan(length));
        return result.AsSpan(0, length + utf8.Length).ToArray();
    }
}
