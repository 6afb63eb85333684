using System.Globalization;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>The common properties of the queries of paged histories: the period of time and the page.</summary>
public abstract class PagedHistoryQuery : HistoryQuery
{
    /// <summary>The maximum <see cref="PageSize"/>: 500.</summary>
    public const int MaxPageSize = 500;

    private const int DefaultEnumerationPageSize = 100;

    private protected PagedHistoryQuery()
    {
    }

    /// <summary>The zero-based index of the page.</summary>
    /// <value>The default is null: the first page.</value>
    public int? PageIndex { get; set; }

    /// <summary>The number of items on a page, between 1 and 500. Later platforms allow at most 100.</summary>
    /// <value>The default is null: 10 for a single page, and 100 for an enumeration.</value>
    public int? PageSize { get; set; }

    internal override int FirstIndex => PageIndex ?? 0;

    internal override int? EnumerationPageSize => PageSize ?? DefaultEnumerationPageSize;

    internal override void Validate(string parameterName, bool allowOpenEnd)
    {
        base.Validate(parameterName, allowOpenEnd);
        if (PageIndex is < 0)
        {
            throw new ArgumentException($"PageIndex must be 0 or greater, but it is {PageIndex.Value.ToString(CultureInfo.InvariantCulture)}.", parameterName);
        }

        if (PageSize is < 1 or > MaxPageSize)
        {
            throw new ArgumentException($"PageSize must be between 1 and {MaxPageSize.ToString(CultureInfo.InvariantCulture)}, but it is {PageSize.Value.ToString(CultureInfo.InvariantCulture)}.", parameterName);
        }
    }

    internal override HistoryQuery CreatePageQuery(int pageIndex, DateTimeOffset timeTo, int? pageSize)
    {
        var copy = (PagedHistoryQuery)MemberwiseClone();
        copy.TimeTo = timeTo;
        copy.PageIndex = pageIndex;
        copy.PageSize = pageSize ?? EnumerationPageSize;
        return copy;
    }

    private protected override void AppendPage(ref GeneratedQueryStringBuilder query)
    {
        query.Append("pageIndex", PageIndex);
        query.Append("pageSize", PageSize);
    }
}
