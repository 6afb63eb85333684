using System.Globalization;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>What the queries over histories have in common: a window of time, and a page of what lies in it.</summary>
public abstract class HistoryQuery : IQueryParameters
{
    /// <summary>The largest <see cref="PageSize"/>: 500.</summary>
    public const int LargestPageSize = 500;

    private const int WalkedPageSize = 100;

    private protected HistoryQuery()
    {
    }

    /// <summary>The beginning of the window, sent in whole seconds, rounded down. Mandatory.</summary>
    public DateTimeOffset? TimeFrom { get; set; }

    /// <summary>The end of the window, sent in whole seconds, rounded up; after <see cref="TimeFrom"/>. Mandatory.</summary>
    public DateTimeOffset? TimeTo { get; set; }

    /// <summary>
    /// The offset from UTC in which the service reads the window and writes the times of its answer, in whole minutes between
    /// -14 and +14 hours. The times that this client gives are the same moments with any offset.
    /// </summary>
    /// <value>The default is null: UTC.</value>
    public TimeSpan? TimeZone { get; set; }

    /// <summary>The page, from 0 on.</summary>
    /// <value>The default is null: the first page.</value>
    public int? PageIndex { get; set; }

    /// <summary>How many items a page holds, from 1 to 500. Later platforms allow 100.</summary>
    /// <value>The default is null: 10 for a single page, 100 for a walk.</value>
    public int? PageSize { get; set; }

    void IQueryParameters.AppendTo(ref RequestAddress address)
    {
        Check("query");
        TimeSpan offset = TimeZone ?? TimeSpan.Zero;
        address.AnswerOffset = offset;
        address.AppendQuery("timeFrom", TimeText(TimeFrom!.Value.ToOffset(offset)));
        address.AppendQuery("timeTo", TimeText(RoundUp(TimeTo!.Value.ToOffset(offset))));
        if (TimeZone is not null)
        {
            address.AppendQuery("timezone", (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture));
        }

        AppendFilters(ref address);
        address.AppendQuery("pageIndex", PageIndex);
        address.AppendQuery("pageSize", PageSize);
    }

    /// <exception cref="ArgumentException">Something in the query is missing or out of its range.</exception>
    internal virtual void Check(string parameterName)
    {
        if (TimeFrom is not { } from || TimeTo is not { } to)
        {
            string missing = TimeFrom is null && TimeTo is null ? "TimeFrom and TimeTo are" : TimeFrom is null ? "TimeFrom is" : "TimeTo is";
            throw new ArgumentException($"{missing} not set: a query over a history needs both ends of its window.", parameterName);
        }

        if (from >= to)
        {
            throw new ArgumentException("TimeFrom must be before TimeTo, and is not.", parameterName);
        }

        if (TimeZone is { } zone && (zone.Duration() > TimeSpan.FromHours(14) || zone.Ticks % TimeSpan.TicksPerMinute != 0))
        {
            throw new ArgumentException($"TimeZone must be in whole minutes between -14:00 and +14:00, and is {zone.ToString("c", CultureInfo.InvariantCulture)}.", parameterName);
        }

        if (PageIndex is < 0)
        {
            throw new ArgumentException($"PageIndex must be 0 or above, and is {PageIndex.Value.ToString(CultureInfo.InvariantCulture)}.", parameterName);
        }

        if (PageSize is < 1 or > LargestPageSize)
        {
            throw new ArgumentException($"PageSize must be between 1 and {LargestPageSize.ToString(CultureInfo.InvariantCulture)}, and is {PageSize.Value.ToString(CultureInfo.InvariantCulture)}.", parameterName);
        }
    }

    internal virtual HistoryQuery Copy() => (HistoryQuery)MemberwiseClone();

    internal HistoryQuery ForPage(int pageIndex)
    {
        var copy = (HistoryQuery)MemberwiseClone();
        copy.PageIndex = pageIndex;
        copy.PageSize ??= WalkedPageSize;
        return copy;
    }

    private protected abstract void AppendFilters(ref RequestAddress address);

    private static string TimeText(DateTimeOffset time) => time.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static DateTimeOffset RoundUp(DateTimeOffset time)
    {
        long rest = time.Ticks % TimeSpan.TicksPerSecond;
        return rest == 0 ? time : time.AddTicks(TimeSpan.TicksPerSecond - rest);
    }
}
