using System.Text;

namespace Comm100.LiveChat.Client.Http;

/// <summary>
/// Converts a body to UTF-8. Headers often name a wrong character set, so the header applies only if the body is not valid UTF-8, and neither a byte
/// order mark nor the zero bytes of UTF-16 and UTF-32 show its encoding.
/// </summary>
internal static class CharacterSets
{
    private const byte Escape = 0x1B;
    private const byte InvalidByte = 0xFF;

    // A noncharacter, which does not occur in text. It marks bytes that the decoder cannot read.
    private const string Unreadable = "\uFFFF";

    private static readonly UTF32Encoding s_utf32BigEndian = new(bigEndian: true, byteOrderMark: true);

    private static ReadOnlySpan<byte> Utf8ByteOrderMark => [0xEF, 0xBB, 0xBF];

    private static ReadOnlySpan<byte> UnreadableBytes => [0xEF, 0xBF, 0xBF];

    /// <summary>Returns UTF-8 without the byte order mark at its start, if it has one.</summary>
    public static ReadOnlyMemory<byte> RemoveUtf8ByteOrderMark(ReadOnlyMemory<byte> bytes) =>
        bytes.Span.StartsWith(Utf8ByteOrderMark) ? bytes.Slice(Utf8ByteOrderMark.Length) : bytes;

    /// <summary>Converts a body to UTF-8. An unreadable character becomes an invalid byte, which the JSON reader replaces.</summary>
    /// <param name="bytes">The body.</param>
    /// <param name="content">The content with the headers; null if there is none.</param>
    /// <param name="isValidUtf8">Whether the result is valid UTF-8.</param>
    /// <returns>The UTF-8; null if the character set is unknown.</returns>
    public static ReadOnlyMemory<byte>? ToUtf8(ReadOnlyMemory<byte> bytes, HttpContent? content, out bool isValidUtf8)
    {
        bytes = RemoveUtf8ByteOrderMark(bytes);
        (Encoding? encoding, int markLength) = DetectUnicode(bytes.Span);
        if (encoding is not null)
        {
            return Decode(bytes.Slice(markLength), encoding, out isValidUtf8);
        }

        isValidUtf8 = JsonScanner.IsUtf8(bytes.Span);
        if (isValidUtf8 && bytes.Span.IndexOf(Escape) < 0)
        {
            return bytes;
        }

        string? name = GetCharacterSetName(content);
        if (name is null || IsUtf8(name))
        {
            return bytes;
        }

        encoding = Find(name);
        if (encoding is not null)
        {
            return Decode(bytes, encoding, out isValidUtf8);
        }

        // A plain null would be converted to an empty memory.
        return isValidUtf8 ? bytes : default(ReadOnlyMemory<byte>?);
    }

    private static (Encoding? Encoding, int MarkLength) DetectUnicode(ReadOnlySpan<byte> bytes)
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

    /// <summary>Gets the character set that the header names; null if it names none. The header can be invalid in other respects.</summary>
    private static string? GetCharacterSetName(HttpContent? content)
    {
        const string Parameter = "charset";
        string? type = content is null ? null : ContentHeaders.Find(content, "Content-Type");
        int start = type?.IndexOf(Parameter, StringComparison.OrdinalIgnoreCase) ?? -1;
        if (start < 0)
        {
            return null;
        }

        // Some services write a space next to the equals sign, which is not valid.
        string value = type!.Substring(start + Parameter.Length).TrimStart(' ', '\t');
        if (value.Length == 0 || value[0] != '=')
        {
            return null;
        }

        string name = value.Substring(1).Split(';', ',')[0].Trim(' ', '\t', '"', '\'');
        return name.Length == 0 ? null : name;
    }

    // ASCII is a subset of UTF-8, so bytes that are invalid in UTF-8 are invalid in ASCII too.
    private static bool IsUtf8(string name) =>
        name.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || name.Equals("utf8", StringComparison.OrdinalIgnoreCase)
        || name.Equals("us-ascii", StringComparison.OrdinalIgnoreCase) || name.Equals("ascii", StringComparison.OrdinalIgnoreCase);

    private static Encoding? Find(string name)
    {
        int page = GetCodePage(name);
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

    // Some services write cp1252. .NET accepts such a code page only by its number.
    private static int GetCodePage(string name)
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

    private static ReadOnlyMemory<byte> Decode(ReadOnlyMemory<byte> bytes, Encoding encoding, out bool isValidUtf8)
    {
        var decoder = (Encoding)encoding.Clone();
        decoder.DecoderFallback = new DecoderReplacementFallback(Unreadable);
        byte[] utf8 = Encoding.UTF8.GetBytes(decoder.GetString(bytes.ToArray()));
        isValidUtf8 = utf8.AsSpan().IndexOf(UnreadableBytes) < 0;
        return isValidUtf8 ? utf8 : ReplaceUnreadable(utf8);
    }

    private static byte[] ReplaceUnreadable(ReadOnlySpan<byte> utf8)
    {
        var result = new byte[utf8.Length];
        int length = 0;
        while (utf8.IndexOf(UnreadableBytes) is var index and >= 0)
        {
            utf8.Slice(0, index).CopyTo(result.AsSpan(length));
            length += index;
            result[length++] = InvalidByte;
            utf8 = utf8.Slice(index + UnreadableBytes.Length);
        }

        utf8.CopyTo(result.AsSpan(length));
        return result.AsSpan(0, length + utf8.Length).ToArray();
    }
}
