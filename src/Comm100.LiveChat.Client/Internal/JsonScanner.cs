using System.Text;
using System.Text.Json;

namespace Comm100.LiveChat.Client.Internal;

/// <summary>
/// Looks at the bytes of JSON for what the serializer reads or writes without an error although something is wrong: null as an element of a
/// list, and escaped halves of surrogate pairs. The searches are vectorized, so that they cost next to nothing.
/// </summary>
internal static class JsonScanner
{
    /// <summary>The length of an escape such as <c>\ud83d</c>.</summary>
    public const int EscapeLength = 6;

    private static readonly UTF8Encoding s_strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Whether the bytes are valid UTF-8.</summary>
    public static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
#if NET8_0_OR_GREATER
        return System.Text.Unicode.Utf8.IsValid(bytes);
#else
        try
        {
            _ = s_strict.GetCharCount(bytes.ToArray());
            return true;
        }
        catch (DecoderFallbackException)
        {
            return false;
        }
#endif
    }

    /// <summary>The bytes from the first on that is no white space. The zeros of other encodings are passed by as well.</summary>
    public static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> bytes)
    {
        int start = 0;
        while (start < bytes.Length && bytes[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0)
        {
            start++;
        }

        return bytes.Slice(start);
    }

    /// <summary>Whether null may be an element of a list. A string that holds such a text counts as well, so this is a first sign only.</summary>
    public static bool MayHaveNullElement(ReadOnlySpan<byte> json)
    {
        int from = 0;
        while (json.Slice(from).IndexOf("null"u8) is var index and >= 0)
        {
            int before = from + index - 1;
            while (before >= 0 && json[before] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n')
            {
                before--;
            }

            if (before >= 0 && json[before] is (byte)'[' or (byte)',')
            {
                return true;
            }

            from += index + "null"u8.Length;
        }

        return false;
    }

    /// <summary>How many objects and arrays of valid JSON lie in each other.</summary>
    public static int GetNestingDepth(ReadOnlySpan<byte> json)
    {
        int levels = 0;
        var reader = new Utf8JsonReader(json, JsonParsing.ReaderOptions);
        while (reader.Read())
        {
            levels = Math.Max(levels, reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0));
        }

        return levels;
    }

    /// <summary>Whether an escape is half of a surrogate pair.</summary>
    public static bool HasUnpairedSurrogateEscape(ReadOnlySpan<byte> json)
    {
        // A search for one byte is the quickest, and most JSON has no escape at all.
        int first = json.IndexOf((byte)'\\');
        return first >= 0 && IndexOfUnpairedSurrogateEscape(json, first) >= 0;
    }

    /// <summary>The position of the next escape that is half of a surrogate pair; -1 where there is none.</summary>
    public static int IndexOfUnpairedSurrogateEscape(ReadOnlySpan<byte> json, int from)
    {
        while (json.Slice(from).IndexOf("\\u"u8) is var index and >= 0)
        {
            int position = from + index;
            if (IsEscaped(json, position))
            {
                from = position + 2;
                continue;
            }

            if (EscapeAt(json, position) is not { } first || !char.IsSurrogate(first))
            {
                from = position + 2;
                continue;
            }

            if (!char.IsHighSurrogate(first) || EscapeAt(json, position + EscapeLength) is not { } second || !char.IsLowSurrogate(second))
            {
                return position;
            }

            from = position + (2 * EscapeLength);
        }

        return -1;
    }

    // The backslash of an escape can be the second half of an escaped backslash.
    private static bool IsEscaped(ReadOnlySpan<byte> json, int position)
    {
        int first = position;
        while (first > 0 && json[first - 1] == (byte)'\\')
        {
            first--;
        }

        return (position - first) % 2 != 0;
    }

    private static char? EscapeAt(ReadOnlySpan<byte> json, int position)
    {
        if (position + EscapeLength > json.Length || json[position] != (byte)'\\' || json[position + 1] != (byte)'u')
        {
            return null;
        }

        int code = 0;
        for (int i = position + 2; i < position + EscapeLength; i++)
        {
            int digit = json[i] switch
            {
                >= (byte)'0' and <= (byte)'9' => json[i] - '0',
                >= (byte)'a' and <= (byte)'f' => json[i] - 'a' + 10,
                >= (byte)'A' and <= (byte)'F' => json[i] - 'A' + 10,
                _ => -1,
            };
            if (digit < 0)
            {
                return null;
            }

            code = (code << 4) | digit;
        }

        return (char)code;
    }
}
