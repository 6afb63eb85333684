namespace Comm100.LiveChat.Client.Histories;

/// <summary>
/// Decides whether a walk continues. Both the total and the link of a page can be wrong: while one of them says that there are more items, the
/// walk continues, until some pages in a row contain no new items.
/// </summary>
internal sealed class EnumerationProgress
{
    /// <summary>How many pages in a row may bring nothing new.</summary>
    public const int MaxPagesWithoutNew = 4;

    // How many more may, if the total grows with each of them by as much as the page holds: then items arrive in front as fast as pages are read.
    private const int MaxPagesOfArrivals = 6;

    // What of the items that came again is explained by items that arrived.
    private long _arrived;
    private long _repeated;
    private long? _position;
    private bool _isPlaced;
    private int _pagesOfArrivals;

    /// <param name="position">How many items stand before the first page; null where that is not known.</param>
    /// <param name="given">How many items were given before.</param>
    /// <param name="served">How many items a full page held before; 0 if none is known.</param>
    /// <param name="total">The last total before; null if none is known.</param>
    public EnumerationProgress(long? position, long given, int served, long? total)
    {
        (_position, ReturnedCount, LargestPageCount, Total) = (position, given, served, total);
    }

    /// <summary>How many items were given.</summary>
    public long ReturnedCount { get; private set; }

    /// <summary>How many items the largest page held.</summary>
    public int LargestPageCount { get; private set; }

    /// <summary>The last total that can be right; null where there is none.</summary>
    public long? Total { get; private set; }

    /// <summary>How many pages in a row brought nothing new.</summary>
    public int PagesWithoutNew { get; private set; }

    /// <summary>How many items stand on the pages so far; null where that is not known.</summary>
    public long? Covered => _position - Math.Max(0, _repeated - _arrived);

    /// <summary>Whether the total says that there are items which have not come.</summary>
    public bool IsTotalMissed => Covered < Total;

    /// <summary>Moves to the page on which the last given item stands since the history has changed: the next one to count.</summary>
    public void MoveTo(long? position)
    {
        _position = position;
        _repeated = 0;
        _arrived = 0;
        _isPlaced = true;
        Total = null;
    }

    /// <summary>Leaps over pages of items that were given before, to the next one to count.</summary>
    public void Skip(long pages)
    {
        _position += pages * LargestPageCount;
        _isPlaced = true;
    }

    /// <summary>Counts a page.</summary>
    /// <param name="total">The total that came with it.</param>
    /// <param name="items">How many items it holds.</param>
    /// <param name="given">How many of them are given.</param>
    /// <param name="isNew">Whether it brings something new.</param>
    /// <param name="isKnown">Whether it holds items that were given before.</param>
    public void Count(long? total, int items, int given, bool isNew, bool isKnown)
    {
        LargestPageCount = Math.Max(LargestPageCount, items);
        ReturnedCount += given;
        _position += items;
        if (!isNew && isKnown && !_isPlaced)
        {
            _repeated += items;
        }

        _isPlaced = false;
        long arrived = 0;

        // What has come is there: a total below it is none.
        if (total >= 0 && (Covered is not { } covered || total >= covered))
        {
            arrived = Math.Max(0, total.Value - (Total ?? total.Value));
            _arrived += arrived;
            Total = total;
        }

        if (isNew)
        {
            (PagesWithoutNew, _pagesOfArrivals) = (0, 0);
        }
        else if (items > 0 && arrived >= items && _pagesOfArrivals < MaxPagesOfArrivals)
        {
            _pagesOfArrivals++;
        }
        else
        {
            PagesWithoutNew++;
        }
    }

    /// <summary>Decides after a page.</summary>
    /// <param name="linksOn">Whether its link leads forward.</param>
    public EnumerationStep Decide(bool linksOn)
    {
        if (!linksOn && !IsTotalMissed)
        {
            return EnumerationStep.End;
        }

        // The total and a page without anything new agree: only the link, which some services write on every page, does not.
        if (PagesWithoutNew > 0 && Total is not null && Covered == Total)
        {
            return EnumerationStep.End;
        }

        return PagesWithoutNew < MaxPagesWithoutNew ? EnumerationStep.GoOn : IsTotalMissed ? EnumerationStep.Fail : EnumerationStep.End;
    }
}

/// <summary>What a walk does after a page.</summary>
internal enum EnumerationStep
{
    /// <summary>It asks for another page.</summary>
    GoOn,

    /// <summary>All has come.</summary>
    End,

    /// <summary>There is more, and it does not come.</summary>
    Fail,
}
