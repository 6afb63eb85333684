using System.Globalization;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>What the queries over all histories have in common: a window of time.</summary>
public abstract class HistoryQuery
{
    private protected HistoryQuery()
    {
    }

    /// <summary>The beginning of the window, sent in whole seconds, rounded down. Mandatory.</summary>
    public DateTimeOffset? TimeFrom { get; set; }

    /// <summary>
    /// The end of the window, sent in whole seconds, rounded up; after <see cref="TimeFrom"/>. Mandatory for a single page; a walk takes the
    /// moment of its first request where it is null.
    /// </summary>
    public DateTimeOffset? TimeTo { get; set; }

    /// <summary>
    /// The offset from UTC in which the service reads the window and writes the times of its response, in whole minutes between
    /// -14 and +14 hours. The times that this client gives are the same moments with any offset.
    /// </summary>
    /// <value>The default is null: UTC.</value>
    public TimeSpan? TimeZone { get; set; }

    internal void AppendTo(ref GeneratedQueryStringBuilder query)
    {
        Validate("query", allowOpenEnd: false);
        TimeSpan offset = TimeZone ?? TimeSpan.Zero;
        query.Append("timeFrom", TimeText(TimeFrom!.Value, offset));
        query.Append("timeTo", TimeText(RoundUp(TimeTo!.Value), offset));
        if (TimeZone is not null)
        {
            query.Append(TimeZoneParameter.Name, TimeZoneParameter.Format(offset));
        }

        AppendFilters(ref query);
        AppendPage(ref query);
    }

    /// <exception cref="ArgumentException">Something in the query is missing or out of its range.</exception>
    internal virtual void Validate(string parameterName, bool allowOpenEnd)
    {
        bool isEndMissing = TimeTo is null && !allowOpenEnd;
        if (TimeFrom is not { } from || isEndMissing)
        {
            string missing = TimeFrom is null && isEndMissing ? "TimeFrom and TimeTo are" : TimeFrom is null ? "TimeFrom is" : "TimeTo is";
            throw new ArgumentException($"{missing} not set: {(allowOpenEnd ? "a walk needs the beginning of its window" : "a page of a history needs both ends of its window")}.", parameterName);
        }

        if (from >= TimeTo)
        {
            throw new ArgumentException("TimeFrom must be before TimeTo, and is not.", parameterName);
        }

        if (TimeZone is { } zone && (zone.Duration() > TimeSpan.FromHours(14) || zone.Ticks % TimeSpan.TicksPerMinute != 0))
        {
            throw new ArgumentException($"TimeZone must be in whole minutes between -14:00 and +14:00, and is {zone.ToString("c", CultureInfo.InvariantCulture)}.", parameterName);
        }
    }

    /// <summary>The page that a walk begins with.</summary>
    internal virtual int FirstIndex => 0;

    /// <summary>How many items a page of a walk holds; null where that is the service's to say.</summary>
    internal virtual int? EnumerationPageSize => null;

    /// <summary>A copy that no change of this query reaches.</summary>
    internal virtual HistoryQuery Copy() => (HistoryQuery)MemberwiseClone();

    /// <summary>A copy that asks for one page of a walk.</summary>
    internal abstract HistoryQuery CreatePageQuery(int pageIndex, DateTimeOffset timeTo, int? pageSize);

    /// <summary>What tells this query from another, in every process: its kind, the beginning of its window, its zone and its filters.</summary>
    internal ulong Identity()
    {
        var text = new GeneratedQueryStringBuilder("", hasQuery: false);
        text.Append("kind", GetType().Name);
        text.Append("timeFrom", TimeFrom!.Value.UtcTicks);
        text.Append("timezone", TimeZone?.Ticks);
        AppendFilters(ref text);
        return StableHash.Compute(text.Build());
    }

    private protected abstract void AppendFilters(ref GeneratedQueryStringBuilder query);

    private protected virtual void AppendPage(ref GeneratedQueryStringBuilder query)
    {
    }

    // The first and the last moments have no local time in every zone: the nearest one that there is leaves out nothing that exists.
    private static string TimeText(DateTimeOffset time, TimeSpan offset)
    {
        long ticks = Math.Max(DateTime.MinValue.Ticks, Math.Min(DateTime.MaxValue.Ticks, time.UtcTicks + offset.Ticks));
        return new DateTime(ticks).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset RoundUp(DateTimeOffset time)
    {
        long rest = time.UtcTicks % TimeSpan.TicksPerSecond;
        long ticks = rest == 0 ? time.UtcTicks : time.UtcTicks + TimeSpan.TicksPerSecond - rest;
        return new DateTimeOffset(Math.Min(ticks, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);
    }
}
