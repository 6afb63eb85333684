using System.Globalization;

namespace Comm100.LiveChat.Client.Histories;

/// <summary>The position of an enumeration. Its string is the cursor, whose characters are safe in a file, a database or an address.</summary>
internal sealed record HistoryCursor
{
    private const string Version = "v2";
    private const string NullPart = "-";
    private const int PartCount = 11;

    /// <summary>The hash of the query, so that a cursor is not used with another query.</summary>
    public ulong QueryHash { get; init; }

    /// <summary>The end of the period.</summary>
    public DateTimeOffset TimeTo { get; init; }

    /// <summary>The number of items to request for a page; null if the service decides.</summary>
    public int? PageSize { get; init; }

    /// <summary>The index of the next page; null at the end.</summary>
    public int? NextIndex { get; init; }

    /// <summary>The number of items before that page; null if it is unknown.</summary>
    public long? CoveredCount { get; init; }

    /// <summary>The number of returned items.</summary>
    public long ReturnedCount { get; init; }

    /// <summary>The number of items on the largest page.</summary>
    public int LargestPageCount { get; init; }

    /// <summary>The total number of items; null if the service did not report it.</summary>
    public long? Total { get; init; }

    /// <summary>Hashes of the ids of the last returned items, the oldest first, to find the position again.</summary>
    public IReadOnlyList<ulong> LastIds { get; init; } = [];

    public override string ToString()
    {
        byte[] ids = new byte[LastIds.Count * sizeof(ulong)];
        for (int i = 0; i < LastIds.Count; i++)
        {
            System.Buffers.Binary.BinaryPrimitives.WriteUInt64LittleEndian(ids.AsSpan(i * sizeof(ulong)), LastIds[i]);
        }

        string encodedIds = Convert.ToBase64String(ids).TrimEnd('=').Replace('+', '-').Replace('/', '_');
        string text = string.Join(
            ".",
            Version,
            QueryHash.ToString("x16", CultureInfo.InvariantCulture),
            TimeTo.UtcTicks.ToString(CultureInfo.InvariantCulture),
            Format(PageSize),
            Format(NextIndex),
            Format(CoveredCount),
            Format(ReturnedCount),
            Format(LargestPageCount),
            Format(Total),
            encodedIds);
        return text + "." + ComputeChecksum(text);
    }

    /// <summary>Reads a cursor; null if the string is not a cursor.</summary>
    public static HistoryCursor? Parse(string cursor)
    {
        string[] parts = cursor.Split('.');
        return parts.Length == PartCount && parts[0] == Version
            && parts[PartCount - 1] == ComputeChecksum(cursor.Substring(0, cursor.LastIndexOf('.')))
            && ulong.TryParse(parts[1], NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong queryHash)
            && long.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out long ticks) && ticks <= DateTimeOffset.MaxValue.Ticks
            && TryParse(parts[3], out long? pageSize) && pageSize is null or (>= 1 and <= PagedHistoryQuery.MaxPageSize)
            && TryParse(parts[4], out long? nextIndex) && nextIndex is null or <= int.MaxValue
            && TryParse(parts[5], out long? coveredCount)
            && TryParse(parts[6], out long? returnedCount) && returnedCount is not null
            && TryParse(parts[7], out long? largestPageCount) && largestPageCount is <= int.MaxValue
            && TryParse(parts[8], out long? total)
            && ParseIds(parts[9]) is { Length: <= RecentItems.MaxInCursor } ids
                ? new HistoryCursor
                {
                    QueryHash = queryHash,
                    TimeTo = new DateTimeOffset(ticks, TimeSpan.Zero),
                    PageSize = (int?)pageSize,
                    NextIndex = (int?)nextIndex,
                    CoveredCount = coveredCount,
                    ReturnedCount = returnedCount.Value,
                    LargestPageCount = (int)largestPageCount.Value,
                    Total = total,
                    LastIds = ids,
                }
                : null;
    }

    private static string ComputeChecksum(string text) => StableHash.Compute(text).ToString("x16", CultureInfo.InvariantCulture);

    private static string Format(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? NullPart;

    private static bool TryParse(string text, out long? number)
    {
        number = long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long value) ? value : null;
        return number is not null || text == NullPart;
    }

    private static ulong[]? ParseIds(string encoded)
    {
        byte[] bytes;
        try
        {
            string base64 = encoded.Replace('-', '+').Replace('_', '/');
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
