using Comm100.LiveChat.Client.Histories;

namespace Comm100.LiveChat.Client;

/// <summary>One page of a history.</summary>
/// <typeparam name="T">What the page holds.</typeparam>
public sealed class LiveChatPage<T>
{
    internal LiveChatPage(int index, IHistoryPage<T> page, IReadOnlyList<T> items, int? nextIndex, string cursor)
    {
        Index = index;
        Total = page.Total is >= 0 ? page.Total : null;
        Items = items;
        NextIndex = nextIndex;
        PreviousIndex = PageLink.PreviousIndex(page.PreviousPage, index);
        Cursor = cursor;
    }

    /// <summary>What tells the page from another; 0 for an empty one.</summary>
    internal ulong Fingerprint { get; init; }

    /// <summary>How many pages in a row, up to this one, brought nothing new, as far as pages were asked for one after the other.</summary>
    internal int PagesWithoutNew { get; init; }

    /// <summary>How many items came on the pages in a row up to this one.</summary>
    internal long Received { get; init; }

    /// <summary>The index of the page, from 0 on.</summary>
    public int Index { get; }

    /// <summary>How many items all pages hold together, as the service counted when it made this page; null where it did not say.</summary>
    public long? Total { get; }

    /// <summary>The items of the page; in a walk without those that the walk has already given.</summary>
    public IReadOnlyList<T> Items { get; }

    /// <summary>Whether a page comes after this one: its link says so, or the total does.</summary>
    public bool HasNext => NextIndex is not null;

    /// <summary>Whether a page comes before this one.</summary>
    public bool HasPrevious => PreviousIndex is not null;

    /// <summary>
    /// A string with which a later enumeration, in this process or another, continues after this page: see <see cref="LiveChatPagingOptions.Cursor"/>.
    /// It holds the window, the position and hashes of the ids of the last items, and no data of a visitor. The cursor of the last page is valid
    /// too: a walk from it ends at once.
    /// </summary>
    public string Cursor { get; }

    internal int? NextIndex { get; }

    internal int? PreviousIndex { get; }
}
