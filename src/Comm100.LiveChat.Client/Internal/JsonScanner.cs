using System.Text;
using System.Text.Json;

namespace Comm100.LiveChat.Client.Internal;

/// <summary>
/// Searches the bytes of JSON for problems that the serializer does not report: null in a list, and escaped unpaired surrogates. The searches
/// are vectorized, so they cost next to nothing.
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

    /// <summary>Removes leading white space, and the zero bytes of other encodings.</summary>
    public static ReadOnlySpan<byte> TrimStart(ReadOnlySpan<byte> bytes)
    {
        int start = 0;
        while (start < bytes.Length && bytes[start] is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0)
        {
            start++;
        }

        return bytes.Slice(start);
    }

    /// <summary>Whether a list may contain null. The search also finds null inside a string, so true is only an indication.</summary>
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

    /// <summary>Gets the number of nested objects and arrays in valid JSON.</summary>
    public static int GetNestingDepth(ReadOnlySpan<byte> json)
    {
        int depth = 0;
        var reader = new Utf8JsonReader(json, JsonParsing.ReaderOptions);
        while (reader.Read())
        {
            depth = Math.Max(depth, reader.CurrentDepth + (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray ? 1 : 0));
        }

        return depth;
    }

    /// <summary>Whether an escape is an unpaired surrogate.</summary>
    public static bool HasUnpairedSurrogateEscape(ReadOnlySpan<byte> json)
    {
        // Most JSON has no escape, and the search for one byte is the fastest.
        int first = json.IndexOf((byte)'\\');
        return first >= 0 && IndexOfUnpairedSurrogateEscape(json, first) >= 0;
    }

    /// <summary>Gets the position of the next escape that is an unpaired surrogate; -1 if there is none.</summary>
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

            if (GetEscape(json, position) is not { } first || !char.IsSurrogate(first))
            {
                from = position + 2;
                continue;
            }

            if (!char.IsHighSurrogate(first) || GetEscape(json, position + EscapeLength) is not { } second || !char.IsLowSurrogate(second))
            {
                return position;
            }

            from = position + (2 * EscapeLength);
        }

        return -1;
    }

    // A backslash can itself be escaped by the one before it.
    private static bool IsEscaped(ReadOnlySpan<byte> json, int position)
    {
        int first = position;
        while (first > 0 && json[first - 1] == (byte)'\\')
        {
            first--;
        }

        return (position - first) % 2 != 0;
    }

    private static char? GetEscape(ReadOnlySpan<byte> json, int position)
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
