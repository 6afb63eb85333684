using System.Globalization;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>The common properties of the queries of all histories: the period of time.</summary>
public abstract class HistoryQuery
{
    private protected HistoryQuery()
    {
    }

    /// <summary>The start of the period. It is inclusive. It is sent in whole seconds, rounded down. Required.</summary>
    public DateTimeOffset? TimeFrom { get; set; }

    /// <summary>
    /// The end of the period, which is after <see cref="TimeFrom"/>. It is exclusive: an item at this time is not included. For whole days, it is midnight after
    /// the last day. It is sent in whole seconds, rounded up. Required for a single page. If it is null, an enumeration uses the time of its first request.
    /// </summary>
    public DateTimeOffset? TimeTo { get; set; }

    /// <summary>
    /// The offset from UTC of the period and of the times in the response, in whole minutes between -14 and +14 hours. The client returns the same points in
    /// time with any offset.
    /// </summary>
    /// <value>The default is null: UTC.</value>
    public TimeSpan? TimeZone { get; set; }

    internal void AppendTo(ref GeneratedQueryStringBuilder query)
    {
        Validate("query", allowOpenEnd: false);
        TimeSpan offset = TimeZone ?? TimeSpan.Zero;
        query.Append("timeFrom", FormatTime(TimeFrom!.Value, offset));
        query.Append("timeTo", FormatTime(RoundUp(TimeTo!.Value), offset));
        if (TimeZone is not null)
        {
            query.Append(TimeZoneParameter.Name, TimeZoneParameter.Format(offset));
        }

        AppendFilters(ref query);
        AppendPage(ref query);
    }

    /// <exception cref="ArgumentException">A value is missing or out of range.</exception>
    internal virtual void Validate(string parameterName, bool allowOpenEnd)
    {
        bool isEndMissing = TimeTo is null && !allowOpenEnd;
        if (TimeFrom is not { } from || isEndMissing)
        {
            string missing = TimeFrom is null && isEndMissing ? "TimeFrom and TimeTo are" : TimeFrom is null ? "TimeFrom is" : "TimeTo is";
            throw new ArgumentException($"{missing} not set: {(allowOpenEnd ? "an enumeration requires the start of the period" : "a page of a history requires the start and the end of the period")}.", parameterName);
        }

        if (from >= TimeTo)
        {
            throw new ArgumentException("TimeFrom must be before TimeTo.", parameterName);
        }

        if (TimeZone is { } zone && (zone.Duration() > TimeSpan.FromHours(14) || zone.Ticks % TimeSpan.TicksPerMinute != 0))
        {
            throw new ArgumentException($"TimeZone must be in whole minutes between -14:00 and +14:00, but it is {zone.ToString("c", CultureInfo.InvariantCulture)}.", parameterName);
        }
    }

    /// <exception cref="ArgumentOutOfRangeException">An id of a filter is less than 1.</exception>
    private protected static void ValidateId(long? id, string name, string parameterName)
    {
        if (id < 1)
        {
            throw new ArgumentOutOfRangeException(parameterName, id, $"{name} must be 1 or greater, or null for no filter.");
        }
    }

    /// <summary>The index of the first page of an enumeration.</summary>
    internal virtual int FirstIndex => 0;

    /// <summary>The number of items on a page of an enumeration; null if the service decides.</summary>
    internal virtual int? EnumerationPageSize => null;

    /// <summary>Creates a copy that does not change with this query.</summary>
    internal virtual HistoryQuery Copy() => (HistoryQuery)MemberwiseClone();

    /// <summary>Creates the query for one page of an enumeration.</summary>
    internal abstract HistoryQuery CreatePageQuery(int pageIndex, DateTimeOffset timeTo, int? pageSize);

    /// <summary>Computes a hash of the type of the query, the start of its period, its offset and its filters. It is the same in every process.</summary>
    internal ulong ComputeHash()
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

    // The minimum and the maximum time do not exist in every offset. The nearest time that exists excludes nothing.
    private static string FormatTime(DateTimeOffset time, TimeSpan offset)
    {
        long ticks = Math.Max(DateTime.MinValue.Ticks, Math.Min(DateTime.MaxValue.Ticks, time.UtcTicks + offset.Ticks));
        return new DateTime(ticks).ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
    }

    private static DateTimeOffset RoundUp(DateTimeOffset time)
    {
        long remainder = time.UtcTicks % TimeSpan.TicksPerSecond;
        long ticks = remainder == 0 ? time.UtcTicks : time.UtcTicks + TimeSpan.TicksPerSecond - remainder;
        return new DateTimeOffset(Math.Min(ticks, DateTimeOffset.MaxValue.UtcTicks), TimeSpan.Zero);
    }
}
