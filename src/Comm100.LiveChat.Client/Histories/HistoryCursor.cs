using System.Globalization;

namespace Comm100.LiveChat.Client.Histories;

/// <summary>Where a walk stands, and its form as a cursor: a text of plain characters that is safe in a file, a database or an address.</summary>
internal sealed record HistoryCursor
{
    private const string Version = "v2";
    private const string None = "-";
    private const int Parts = 11;

    /// <summary>A hash of the query, so that a cursor is not used with another.</summary>
    public ulong Query { get; init; }

    /// <summary>The end of the window.</summary>
    public DateTimeOffset TimeTo { get; init; }

    /// <summary>How many items of a page are asked for.</summary>
    public int? PageSize { get; init; }

    /// <summary>The page to go on with; null where the walk is done.</summary>
    public int? NextIndex { get; init; }

    /// <summary>How many items stood before that page; null where that is not known.</summary>
    public long? Covered { get; init; }

    /// <summary>How many items the walk has given.</summary>
    public long ReturnedCount { get; init; }

    /// <summary>How many items a full page held.</summary>
    public int LargestPageCount { get; init; }

    /// <summary>How many items all pages held together; null where the service did not say.</summary>
    public long? Total { get; init; }

    /// <summary>Hashes of the ids of the items that were given last, the oldest first: by them the place is found again.</summary>
    public IReadOnlyList<ulong> LastIds { get; init; } = [];

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
            Text(Covered),
            Text(ReturnedCount),
            Text(LargestPageCount),
            Text(Total),
            packedIds);
        return text + "." + ChecksumOf(text);
    }

    /// <summary>Reads a cursor; null where the text is none.</summary>
    public static HistoryCursor? Parse(string cursor)
    {
        string[] parts = cursor.Split('.');
        return parts.Length == Parts && parts[0] == Version
            && parts[Parts - 1] == ChecksumOf(cursor.Substring(0, cursor.LastIndexOf('.')))
            && ulong.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong query)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out long ticks) && ticks <= DateTimeOffset.MaxValue.Ticks
            && TryParse(parts[3], out long? pageSize) && pageSize is null or (>= 1 and <= PagedHistoryQuery.MaxPageSize)
            && TryParse(parts[4], out long? nextIndex) && nextIndex is null or <= int.MaxValue
            && TryParse(parts[5], out long? covered)
            && TryParse(parts[6], out long? given) && given is not null
            && TryParse(parts[7], out long? served) && served is <= int.MaxValue
            && TryParse(parts[8], out long? total)
            && IdsOf(parts[9]) is { Length: <= RecentItems.MaxInCursor } ids
                ? new HistoryCursor
                {
                    Query = query,
                    TimeTo = new DateTimeOffset(ticks, TimeSpan.Zero),
                    PageSize = (int?)pageSize,
                    NextIndex = (int?)nextIndex,
                    Covered = covered,
                    ReturnedCount = given.Value,
                    LargestPageCount = (int)served.Value,
                    Total = total,
                    LastIds = ids,
                }
                : null;
    }

    private static string ChecksumOf(string text) => StableHash.Compute(text).ToString("x16", CultureInfo.InvariantCulture);

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
