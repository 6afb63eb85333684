using Comm100.LiveChat.Client.Histories;

namespace Comm100.LiveChat.Client;

/// <summary>One page of a history.</summary>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class LiveChatPage<T>
{
    private readonly HistoryCursor _cursor;

    internal LiveChatPage(int index, IHistoryPage<T> page, IReadOnlyList<T> items, int? nextIndex, HistoryCursor cursor)
    {
        Index = index;
        Total = page.Total is >= 0 ? page.Total : null;
        Items = items;
        NextIndex = nextIndex;
        PreviousIndex = PageLink.GetPreviousIndex(page.PreviousPage, index);
        _cursor = cursor;
    }

    /// <summary>A hash of the items, which identifies the page; 0 for an empty page.</summary>
    internal ulong Fingerprint { get; init; }

    /// <summary>The number of pages in a row without new items, up to this page, if the pages were requested one after the other.</summary>
    internal int PagesWithoutNew { get; init; }

    /// <summary>The number of items on the pages in a row up to this page.</summary>
    internal long Received { get; init; }

    /// <summary>The zero-based index of the page.</summary>
    public int Index { get; }

    /// <summary>The total number of items on all pages, as the service reported it with this page; null if it did not.</summary>
    public long? Total { get; }

    /// <summary>The items of the page. In an enumeration, items that were already returned are left out.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>Whether there is a next page, according to the link or the total.</summary>
    public bool HasNext => NextIndex is not null;

    /// <summary>Whether there is a previous page.</summary>
    public bool HasPrevious => PreviousIndex is not null;

    /// <summary>
    /// A string with which a later enumeration, in this process or another, continues after this page: see <see cref="LiveChatPagingOptions.Cursor"/>.
    /// It contains the period, the position and hashes of the ids of the last items, and no data of a visitor. The cursor of the last page is also
    /// valid: an enumeration from it ends immediately.
    /// </summary>
    public string Cursor => field ??= _cursor.ToString();

    internal int? NextIndex { get; }

    internal int? PreviousIndex { get; }

    // LINQPad calls this method by reflection, and shows the result in place of the page.
    private object ToDump()
    {
        var table = new DumpTable();
        table.Add(nameof(Index), Index);
        table.Add(nameof(Total), Total);
        table.Add(nameof(HasPrevious), HasPrevious);
        table.Add(nameof(HasNext), HasNext);
        table.Add(nameof(Items), Items);
        return table.ToObject();
    }
}
