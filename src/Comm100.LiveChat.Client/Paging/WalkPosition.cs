using System.Globalization;

namespace Comm100.LiveChat.Client.Paging;

/// <summary>Where a walk stands, and its form as a cursor: a text of plain characters that is safe in a file, a database or an address.</summary>
/// <param name="Query">A hash of the query, so that a cursor is not used with another.</param>
/// <param name="TimeTo">The end of the window.</param>
/// <param name="PageSize">How many items a page holds.</param>
/// <param name="NextIndex">The page to go on with; null where the walk is done.</param>
/// <param name="Walked">How many items the pages so far held; null where the walk did not begin at the first page.</param>
/// <param name="LastIds">Hashes of the ids of the last page, which may come again on the next.</param>
internal sealed record WalkPosition(ulong Query, DateTimeOffset TimeTo, int? PageSize, int? NextIndex, long? Walked, IReadOnlyList<ulong> LastIds)
{
    private const string Version = "v1";
    private const string None = "-";
    private const int Parts = 8;

    public override string ToString()
    {
        byte[] ids = new byte[LastIds.Count * sizeof(ulong)];
        for (int i = 0; i < LastIds.Count; i++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(ids.AsSpan(i * sizeof(ulong)), LastIds[i]);
        }

        string packedIds = Convert.ToBase64String(ids).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        string text = string.Join(
            ".",
            Version,
            Query.ToString("x16", CultureInfo.InvariantCulture),
            TimeTo.UtcTicks.ToString(CultureInfo.InvariantCulture),
            Text(PageSize),
            Text(NextIndex),
            Text(Walked),
            packedIds);
        return text + "." + ChecksumOf(text);
    }

    /// <summary>Reads a cursor; null where the text is none.</summary>
    public static WalkPosition? Parse(string cursor)
    {
        string[] parts = cursor.Split('.');
        return parts.Length == Parts && parts[0] == Version
            && parts[7] == ChecksumOf(cursor.Substring(0, cursor.LastIndexOf('.')))
            && ulong.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong query)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out long ticks) && ticks <= DateTimeOffset.MaxValue.Ticks
            && TryParse(parts[3], out long? pageSize) && pageSize is null or (>= 1 and <= PagedHistoryQuery.LargestPageSize)
            && TryParse(parts[4], out long? nextIndex) && nextIndex is null or <= int.MaxValue
            && TryParse(parts[5], out long? walked)
            && IdsOf(parts[6]) is { } ids
                ? new WalkPosition(query, new DateTimeOffset(ticks, TimeSpan.Zero), (int?)pageSize, (int?)nextIndex, walked, ids)
                : null;
    }

    private static string ChecksumOf(string text) => StableHash.Of(text).ToString("x16", CultureInfo.InvariantCulture);

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? None;

    private static bool TryParse(string text, out long? number)
    {
        number = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;
        return number is not null || text == None;
    }

    private static ulong[]? IdsOf(string packed)
    {
        byte[] bytes;
        try
        {
            string base64 = packed.Replace('-', '+').Replace('_', '/');
            bytes = Convert.FromBase64String(base64.PadRight((base64.Length + 3) / 4 * 4, '='));
        }
        catch (FormatException)
        {
            return null;
        }

        if (bytes.Length % sizeof(ulong) != 0)
        {
            return null;
        }

        var ids = new ulong[bytes.Length / sizeof(ulong)];
        for (int i = 0; i < ids.Length; i++)
        {
            ids[i] = System.Buffers.Binary.BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(i * sizeof(ulong)));
        }

        return ids;
    }
}
