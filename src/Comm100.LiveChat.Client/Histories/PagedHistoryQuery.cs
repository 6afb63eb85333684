using System.Globalization;
using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client;

/// <summary>What the queries over paged histories have in common: a window of time, and a page of what lies in it.</summary>
public abstract class PagedHistoryQuery : HistoryQuery
{
    /// <summary>The largest <see cref="PageSize"/>: 500.</summary>
    public const int MaxPageSize = 500;

    private const int WalkedPageSize = 100;

    private protected PagedHistoryQuery()
    {
    }

    /// <summary>The page, from 0 on.</summary>
    /// <value>The default is null: the first page.</value>
    public int? PageIndex { get; set; }

    /// <summary>How many items a page holds, from 1 to 500. Later platforms allow 100.</summary>
    /// <value>The default is null: 10 for a single page, 100 for a walk.</value>
    public int? PageSize { get; set; }

    internal override int FirstIndex => PageIndex ?? 0;

    internal override int? EnumerationPageSize => PageSize ?? WalkedPageSize;

    internal override void Validate(string parameterName, bool allowOpenEnd)
    {
        base.Validate(parameterName, allowOpenEnd);
        if (PageIndex is < 0)
        {
            throw new ArgumentException($"PageIndex must be 0 or above, and is {PageIndex.Value.ToString(CultureInfo.InvariantCulture)}.", parameterName);
        }

        if (PageSize is < 1 or > MaxPageSize)
        {
            throw new ArgumentException($"PageSize must be between 1 and {MaxPageSize.ToString(CultureInfo.InvariantCulture)}, and is {PageSize.Value.ToString(CultureInfo.InvariantCulture)}.", parameterName);
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
