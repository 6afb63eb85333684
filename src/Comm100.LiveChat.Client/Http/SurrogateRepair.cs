namespace Comm100.LiveChat.Client.Http;

/// <summary>
/// Repairs JSON with incomplete characters, which occur when the service truncates strings: invalid UTF-8, and escaped unpaired surrogates. Each
/// becomes the replacement character U+FFFD.
/// </summary>
internal static class SurrogateRepair
{
    private const int MaxPositions = 1000;
    private const int SurrogateLength = 3;

    private static ReadOnlySpan<byte> Replacement => [0xEF, 0xBF, 0xBD];

    private static ReadOnlySpan<byte> ReplacementEscape => "\\ufffd"u8;

    /// <summary>Replaces the incomplete characters in JSON.</summary>
    /// <param name="json">The received bytes.</param>
    /// <param name="positions">The positions of the replacement characters in the result, at most 1,000 of them.</param>
    /// <returns>The JSON.</returns>
    public static ReadOnlyMemory<byte> Repair(ReadOnlyMemory<byte> json, out IReadOnlyList<int> positions)
    {
        bool isUtf8 = JsonScanner.IsUtf8(json.Span);
        bool hasHalfEscape = JsonScanner.HasUnpairedSurrogateEscape(json.Span);
        if (isUtf8 && !hasHalfEscape)
        {
            positions = [];
            return json;
        }

        var found = new List<int>();
        byte[] repaired = isUtf8 ? json.ToArray() : RepairBytes(json.Span, found);
        if (hasHalfEscape)
        {
            RepairEscapes(repaired, found);
            found.Sort();
        }

        positions = found;
        return repaired;
    }

    private static void RepairEscapes(byte[] json, List<int> positions)
    {
        // Adjacent unpaired surrogates are found one after the other, because each is replaced before the next search.
        for (int position = JsonScanner.IndexOfUnpairedSurrogateEscape(json, 0); position >= 0; position = JsonScanner.IndexOfUnpairedSurrogateEscape(json, position + JsonScanner.EscapeLength))
        {
            ReplacementEscape.CopyTo(json.AsSpan(position));
            Add(positions, position);
        }
    }

    private static byte[] RepairBytes(ReadOnlySpan<byte> bytes, List<int> positions)
    {
        using var repaired = new ByteBuffer(bytes.Length + (bytes.Length / 8));
        int position = 0;
        while (position < bytes.Length)
        {
            int validLength = GetValidLength(bytes.Slice(position));
            repaired.Append(bytes.Slice(position, validLength));
            position += validLength;
            if (position == bytes.Length)
            {
                break;
            }

            ReadOnlySpan<byte> rest = bytes.Slice(position);
            if (GetSurrogate(rest, 0, isHigh: true) is { } high && GetSurrogate(rest, SurrogateLength, isHigh: false) is { } low)
            {
                // CESU-8: both surrogates of a pair are encoded separately.
                AppendPair(repaired, high, low);
                position += 2 * SurrogateLength;
                continue;
            }

            Add(positions, repaired.Length);
            repaired.Append(Replacement);
            position += IsSurrogate(rest) ? SurrogateLength : GetInvalidLength(rest);
        }

        return repaired.ToArray();
    }

    private static void Add(List<int> positions, int position)
    {
        if (positions.Count < MaxPositions)
        {
            positions.Add(position);
        }
    }

    private static int GetValidLength(ReadOnlySpan<byte> bytes)
    {
        int position = 0;
        while (position < bytes.Length)
        {
            int length = bytes[position] < 0x80 ? 1 : GetCharacterLength(bytes.Slice(position));
            if (length == 0)
            {
                break;
            }

            position += length;
        }

        return position;
    }

    /// <summary>Gets the length of the character at the start; 0 if it is incomplete.</summary>
    private static int GetCharacterLength(ReadOnlySpan<byte> bytes)
    {
        int length = GetExpectedLength(bytes[0]);
        if (length == 0 || bytes.Length < length || !CanFollow(bytes[0], bytes[1]))
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

    // As Unicode recommends, the longest prefix of a valid character becomes one replacement character.
    private static int GetInvalidLength(ReadOnlySpan<byte> bytes)
    {
        int length = GetExpectedLength(bytes[0]);
        if (length == 0 || bytes.Length < 2 || !CanFollow(bytes[0], bytes[1]))
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

    private static int GetExpectedLength(byte first) => first switch
    {
        >= 0xC2 and <= 0xDF => 2,
        >= 0xE0 and <= 0xEF => 3,
        >= 0xF0 and <= 0xF4 => 4,
        _ => 0,
    };

    private static bool CanFollow(byte first, byte second) => IsContinuation(second) && first switch
    {
        0xE0 => second >= 0xA0,
        0xED => second < 0xA0,
        0xF0 => second >= 0x90,
        0xF4 => second < 0x90,
        _ => true,
    };

    private static bool IsContinuation(byte value) => (value & 0xC0) == 0x80;

    private static bool IsSurrogate(ReadOnlySpan<byte> bytes) => GetSurrogate(bytes, 0, isHigh: true) is not null || GetSurrogate(bytes, 0, isHigh: false) is not null;

    private static char? GetSurrogate(ReadOnlySpan<byte> bytes, int position, bool isHigh)
    {
        if (bytes.Length < position + SurrogateLength || bytes[position] != 0xED || !IsContinuation(bytes[position + 2]))
        {
            return null;
        }

        byte second = bytes[position + 1];
        bool isSurrogate = isHigh ? second is >= 0xA0 and < 0xB0 : second is >= 0xB0 and < 0xC0;
        return isSurrogate ? (char)(0xD000 | ((second & 0x3F) << 6) | (bytes[position + 2] & 0x3F)) : null;
    }

    private static void AppendPair(ByteBuffer repaired, char high, char low)
    {
        int code = char.ConvertToUtf32(high, low);
        repaired.Append([(byte)(0xF0 | (code >> 18)), (byte)(0x80 | ((code >> 12) & 0x3F)), (byte)(0x80 | ((code >> 6) & 0x3F)), (byte)(0x80 | (code & 0x3F))]);
    }
}
