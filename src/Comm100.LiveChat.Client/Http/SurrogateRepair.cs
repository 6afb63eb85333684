namespace Comm100.LiveChat.Client.Http;

/// <summary>
/// Mends JSON with half a character in it, as a service leaves it that cuts strings at a length: bytes that are not UTF-8, and
/// escaped surrogates without their other half. Each becomes the replacement character.
/// </summary>
internal static class SurrogateRepair
{
    private const int MaxPlaces = 1000;
    private const int SurrogateLength = 3;

    private static ReadOnlySpan<byte> Replacement => [0xEF, 0xBF, 0xBD];

    private static ReadOnlySpan<byte> ReplacementEscape => "\\ufffd"u8;

    /// <summary>Gives the JSON with whole characters alone.</summary>
    /// <param name="json">The bytes as they came.</param>
    /// <param name="places">The positions of the replacement characters in the result, at most 1,000 of them; empty where all was whole.</param>
    /// <returns>The JSON.</returns>
    public static ReadOnlyMemory<byte> Repair(ReadOnlyMemory<byte> json, out IReadOnlyList<int> places)
    {
        bool isUtf8 = JsonScanner.IsUtf8(json.Span);
        bool hasHalfEscape = JsonScanner.HasUnpairedSurrogateEscape(json.Span);
        if (isUtf8 && !hasHalfEscape)
        {
            places = [];
            return json;
        }

        var found = new List<int>();
        byte[] repaired = isUtf8 ? json.ToArray() : RepairBytes(json.Span, found);
        if (hasHalfEscape)
        {
            RepairEscapes(repaired, found);
            found.Sort();
        }

        places = found;
        return repaired;
    }

    private static void RepairEscapes(byte[] json, List<int> places)
    {
        // Halves that follow each other are found one after the other, since each becomes whole before the next search.
        for (int position = JsonScanner.IndexOfUnpairedSurrogateEscape(json, 0); position >= 0; position = JsonScanner.IndexOfUnpairedSurrogateEscape(json, position + JsonScanner.EscapeLength))
        {
            ReplacementEscape.CopyTo(json.AsSpan(position));
            Add(places, position);
        }
    }

    private static byte[] RepairBytes(ReadOnlySpan<byte> bytes, List<int> places)
    {
        using var repaired = new ByteBuffer(bytes.Length + (bytes.Length / 8));
        int position = 0;
        while (position < bytes.Length)
        {
            int whole = LengthOfWhole(bytes.Slice(position));
            repaired.Append(bytes.Slice(position, whole));
            position += whole;
            if (position == bytes.Length)
            {
                break;
            }

            ReadOnlySpan<byte> rest = bytes.Slice(position);
            if (SurrogateAt(rest, 0, isHigh: true) is { } high && SurrogateAt(rest, SurrogateLength, isHigh: false) is { } low)
            {
                // A pair of surrogates, each encoded by itself: some writers make that of a character that is whole.
                AppendPair(repaired, high, low);
                position += 2 * SurrogateLength;
                continue;
            }

            Add(places, repaired.Length);
            repaired.Append(Replacement);
            position += IsSurrogate(rest) ? SurrogateLength : LengthOfBroken(rest);
        }

        return repaired.ToArray();
    }

    private static void Add(List<int> places, int place)
    {
        if (places.Count < MaxPlaces)
        {
            places.Add(place);
        }
    }

    private static int LengthOfWhole(ReadOnlySpan<byte> bytes)
    {
        int position = 0;
        while (position < bytes.Length)
        {
            int length = bytes[position] < 0x80 ? 1 : LengthOfCharacter(bytes.Slice(position));
            if (length == 0)
            {
                break;
            }

            position += length;
        }

        return position;
    }

    /// <summary>The length of the character at the start; 0 where it is not whole.</summary>
    private static int LengthOfCharacter(ReadOnlySpan<byte> bytes)
    {
        int length = LengthByFirst(bytes[0]);
        if (length == 0 || bytes.Length < length || !MayFollow(bytes[0], bytes[1]))
        {
            return 0;
        }

        for (int i = 2; i < length; i++)
        {
            if (!IsContinuation(bytes[i]))
            {
                return 0;
            }
        }

        return length;
    }

    // As Unicode recommends: what could have begun a character is one replacement.
    private static int LengthOfBroken(ReadOnlySpan<byte> bytes)
    {
        int length = LengthByFirst(bytes[0]);
        if (length == 0 || bytes.Length < 2 || !MayFollow(bytes[0], bytes[1]))
        {
            return 1;
        }

        int position = 2;
        while (position < length && position < bytes.Length && IsContinuation(bytes[position]))
        {
            position++;
        }

        return position;
    }

    private static int LengthByFirst(byte first) => first switch
    {
        >= 0xC2 and <= 0xDF => 2,
        >= 0xE0 and <= 0xEF => 3,
        >= 0xF0 and <= 0xF4 => 4,
        _ => 0,
    };

    private static bool MayFollow(byte first, byte second) => IsContinuation(second) && first switch
    {
        0xE0 => second >= 0xA0,
        0xED => second < 0xA0,
        0xF0 => second >= 0x90,
        0xF4 => second < 0x90,
        _ => true,
    };

    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;

    private static bool IsSurrogate(ReadOnlySpan<byte> bytes) => SurrogateAt(bytes, 0, isHigh: true) is not null || SurrogateAt(bytes, 0, isHigh: false) is not null;

    private static char? SurrogateAt(ReadOnlySpan<byte> bytes, int position, bool isHigh)
    {
        if (bytes.Length < position + SurrogateLength || bytes[position] != 0xED || !IsContinuation(bytes[position + 2]))
        {
            return null;
        }

        byte second = bytes[position + 1];
        bool isOfKind = isHigh ? second is >= 0xA0 and < 0xB0 : second is >= 0xB0 and < 0xC0;
        return isOfKind ? (char)(0xD000 | ((second & 0x3F) << 6) | (bytes[position + 2] & 0x3F)) : null;
    }

    private static void AppendPair(ByteBuffer repaired, char high, char low)
    {
        int code = char.ConvertToUtf32(high, low);
        repaired.Append([(byte)(0xF0 | (code >> 18)), (byte)(0x80 | ((code >> 12) & 0x3F)), (byte)(0x80 | ((code >> 6) & 0x3F)), (byte)(0x80 | (code & 0x3F))]);
    }
}
