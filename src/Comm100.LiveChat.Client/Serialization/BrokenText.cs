using System.Globalization;
using System.Text;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Mends JSON with half a character in it, as a service leaves it that cuts texts at a length: bytes that are no UTF-8, and
/// escaped surrogates without their other half. Each becomes the replacement character.
/// </summary>
internal static class BrokenText
{
    private const int EscapeLength = 6;
    private const string Replacement = "\\uFFFD";

    /// <summary>Gives the JSON without broken characters; false where there are none.</summary>
    public static bool TryMend(ReadOnlyMemory<byte> utf8, out byte[] mended)
    {
        string json = Encoding.UTF8.GetString(utf8.ToArray());
        var result = new StringBuilder(json.Length);
        bool isBroken = false;
        int position = 0;
        while (position < json.Length)
        {
            int length = LengthOfPart(json, position, out bool isBrokenPart);
            result.Append(isBrokenPart ? Replacement : json.Substring(position, length));
            isBroken |= isBrokenPart;
            position += length;
        }

        mended = Encoding.UTF8.GetBytes(result.ToString());
        return isBroken || !utf8.Span.SequenceEqual(mended);
    }

    /// <summary>The length of what stands at the position: an escape, a pair of escapes, or all up to the next one.</summary>
    private static int LengthOfPart(string json, int position, out bool isBroken)
    {
        isBroken = false;
        if (json[position] != '\\')
        {
            int next = json.IndexOf('\\', position);
            return (next < 0 ? json.Length : next) - position;
        }

        if (EscapedAt(json, position) is not { } first)
        {
            return Math.Min(2, json.Length - position);
        }

        if (char.IsHighSurrogate(first) && EscapedAt(json, position + EscapeLength) is { } second && char.IsLowSurrogate(second))
        {
            return 2 * EscapeLength;
        }

        isBroken = char.IsSurrogate(first);
        return EscapeLength;
    }

    private static char? EscapedAt(string json, int position)
    {
        if (position + EscapeLength > json.Length || json[position] != '\\' || json[position + 1] != 'u')
        {
            return null;
        }

        string digits = json.Substring(position + 2, EscapeLength - 2);
        return ushort.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code) ? (char)code : null;
    }
}
