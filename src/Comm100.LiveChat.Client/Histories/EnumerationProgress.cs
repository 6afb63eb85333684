namespace Comm100.LiveChat.Client.Histories;

/// <summary>
/// Decides whether an enumeration continues. Both the total and the link of a page can be wrong: while one of them says that there are more items, the
/// enumeration continues, until several pages in a row contain no new items.
/// </summary>
internal sealed class EnumerationProgress
{
    /// <summary>The maximum number of pages in a row without new items.</summary>
    public const int MaxPagesWithoutNew = 4;

    // The maximum number of additional pages in a row without new items. Items that arrive, according to the total, move returned items to these pages.
    private const int MaxPagesOfArrivals = 6;

    // Repeated items, and the part of them that arriving items explain.
    private long _repeatedCount;
    private long _arrivedCount;
    private long? _position;
    private bool _hasMoved;
    private int _pagesOfArrivals;

    // The number of items that arrived since the last page with new items, less the items on the additional pages.
    private long _remainingArrivals;

    /// <param name="position">The number of items before the first page; null if it is unknown.</param>
    /// <param name="returnedCount">The number of items that an earlier enumeration returned.</param>
    /// <param name="largestPageCount">The number of items on its largest page; 0 if it is unknown.</param>
    /// <param name="total">Its last total; null if it is unknown.</param>
    public EnumerationProgress(long? position, long returnedCount, int largestPageCount, long? total)
    {
        (_position, ReturnedCount, LargestPageCount, Total) = (position, returnedCount, largestPageCount, total);
    }

    /// <summary>The number of returned items.</summary>
    public long ReturnedCount { get; private set; }

    /// <summary>The number of items on the largest page.</summary>
    public int LargestPageCount { get; private set; }

    /// <summary>The last total that can be correct, or null.</summary>
    public long? Total { get; private set; }

    /// <summary>The number of pages in a row without new items.</summary>
    public int PagesWithoutNew { get; private set; }

    /// <summary>The number of different items on the pages so far; null if it is unknown.</summary>
    public long? CoveredCount => _position - Math.Max(0, _repeatedCount - _arrivedCount);

    /// <summary>Whether the total says that there are more items.</summary>
    public bool IsBelowTotal => CoveredCount < Total;

    /// <summary>The number of pages after the last one, according to the total; 0 if it is unknown.</summary>
    public long RemainingPages => IsBelowTotal && LargestPageCount > 0 ? (Total!.Value - CoveredCount!.Value + LargestPageCount - 1) / LargestPageCount : 0;

    /// <summary>Moves to the page that now contains the last returned item, because the history has changed. This page is added next.</summary>
    public void MoveTo(long? position)
    {
        _position = position;
        _repeatedCount = 0;
        _arrivedCount = 0;
        _hasMoved = true;
        Total = null;
    }

    /// <summary>Skips pages of items that were returned before. The page after them is added next.</summary>
    public void SkipPages(long count)
    {
        _position += count * LargestPageCount;
        _hasMoved = true;
    }

    /// <summary>Counts the items that arrived since the last page, according to the total of the next page.</summary>
    public long CountArrivals(long? total) => Math.Max(0, (total - Total) ?? 0);

    /// <summary>Adds a page.</summary>
    /// <param name="total">The total in the page.</param>
    /// <param name="itemCount">The number of its items.</param>
    /// <param name="returnedCount">The number of its items that are returned.</param>
    /// <param name="hasNew">Whether it contains new items.</param>
    /// <param name="hasReturned">Whether it contains items that were returned before.</param>
    public void AddPage(long? total, int itemCount, int returnedCount, bool hasNew, bool hasReturned)
    {
        LargestPageCount = Math.Max(LargestPageCount, itemCount);
        ReturnedCount += returnedCount;
        _position += itemCount;
        if (!hasNew && hasReturned && !_hasMoved)
        {
            _repeatedCount += itemCount;
        }

        _hasMoved = false;
        long arrived = 0;

        // A total below the number of received items is wrong.
        if (total >= 0 && (CoveredCount is not { } covered || total >= covered))
        {
            arrived = CountArrivals(total);
            _arrivedCount += arrived;
            Total = total;
        }

        _remainingArrivals += arrived;
        if (hasNew)
        {
            (PagesWithoutNew, _pagesOfArrivals, _remainingArrivals) = (0, 0, 0);
        }
        else if (itemCount > 0 && _remainingArrivals >= itemCount && _pagesOfArrivals < MaxPagesOfArrivals)
        {
            _pagesOfArrivals++;
            _remainingArrivals -= itemCount;
        }
        else
        {
            PagesWithoutNew++;
        }
    }

    /// <summary>Decides how to continue after a page.</summary>
    /// <param name="hasNextLink">Whether its link leads to a next page.</param>
    public EnumerationStep Decide(bool hasNextLink)
    {
        if (!hasNextLink && !IsBelowTotal)
        {
            return EnumerationStep.End;
        }

        // The total and a page without new items agree, and only the link does not. Some services write a link on every page.
        if (PagesWithoutNew > 0 && Total is not null && CoveredCount == Total)
        {
            return EnumerationStep.End;
        }

        return PagesWithoutNew < MaxPagesWithoutNew ? EnumerationStep.Continue : IsBelowTotal ? EnumerationStep.Fail : EnumerationStep.End;
    }
}

/// <summary>How an enumeration continues after a page.</summary>
internal enum EnumerationStep
{
    /// <summary>It requests another page.</summary>
    Continue,

    /// <summary>It ends, because all items were received.</summary>
    End,

    /// <summary>It fails, because there are more items and the service does not return them.</summary>
    Fail,
}
