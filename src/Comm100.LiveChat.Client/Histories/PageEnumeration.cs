namespace Comm100.LiveChat.Client.Histories;

/// <summary>One enumeration of a history: the items that it returned, and the page that it requests next.</summary>
internal sealed class PageEnumeration<T>
{
    // The number of pages to search for the last returned item.
    private const int MaxSearchedPages = 8;

    private readonly PageSource<T> _source;
    private readonly Func<int, Task<IHistoryPage<T>>> _requestPage;
    private readonly CancellationToken _cancellationToken;
    private readonly RecentItems _returned;
    private readonly EnumerationProgress _progress;
    private readonly long _startTimestamp;
    private HistoryCursor? _lastCursor;
    private ulong _lastFingerprint;
    private int? _jumpedFrom;
    private bool _canJump = true;
    private bool _hasDifferentPages;
    private bool _isFirstPage = true;
    private int _requests;

    /// <param name="source">The pages.</param>
    /// <param name="requestPage">Requests a page to search it for the last returned item.</param>
    /// <param name="cancellationToken">Cancels the enumeration.</param>
    public PageEnumeration(PageSource<T> source, Func<int, Task<IHistoryPage<T>>> requestPage, CancellationToken cancellationToken)
    {
        HistoryCursor? start = source.Start;
        _source = source;
        _requestPage = requestPage;
        _cancellationToken = cancellationToken;
        _returned = new RecentItems(start?.LastIds);
        Index = start is null ? source.FirstIndex : start.NextIndex;
        long? position = start is null ? source.GetPosition(source.FirstIndex) : start.CoveredCount;
        _progress = new EnumerationProgress(position, start?.ReturnedCount ?? 0, start?.LargestPageCount ?? 0, start?.Total);
        _startTimestamp = source.Time.GetTimestamp();
        _hasDifferentPages = Index > 1;

        // Pages without new items keep the old cursor. Otherwise, a later enumeration would count them again.
        _lastCursor = start;
    }

    /// <summary>The index of the page to request; null at the end.</summary>
    public int? Index { get; private set; }

    /// <summary>
    /// The number of pages from <see cref="Index"/> that exist as far as is known. It is more than 1 only if the total and the link of the last page both say
    /// that there are more.
    /// </summary>
    public int KnownPages { get; private set; }

    /// <summary>Whether the last page contained items that were returned before, so that the history has changed.</summary>
    public bool HasChanged { get; private set; }

    /// <summary>Why the enumeration ended before the end of the history; null if it did not.</summary>
    public Exception? Failure { get; private set; }

    private TimeSpan Elapsed => _source.Time.GetElapsedTime(_startTimestamp);

    /// <summary>Reads the page at <see cref="Index"/>, and moves to the next one.</summary>
    /// <returns>The page to return; null if the enumeration has to continue from another page.</returns>
    public async Task<LiveChatPage<T>?> ReadAsync(IHistoryPage<T> page)
    {
        int current = Index!.Value;
        _requests++;
        PageComparison<T> comparison = _source.Compare(page, _returned);
        if (_jumpedFrom is { } from)
        {
            // Only a page with a returned item proves that the pages in between contain no new items.
            _jumpedFrom = null;
            if (!comparison.HasReturned)
            {
                Index = from + 1;
                return null;
            }

            _progress.SkipPages(current - from - 1);
        }
        else if (MustSearch(comparison))
        {
            if (await SearchAsync(current, comparison).ConfigureAwait(false) is not { } found)
            {
                (Index, Failure) = (null, _source.CreateLostPositionException(_progress.ReturnedCount, _progress.Total, _requests, Elapsed));
                return null;
            }

            (current, comparison) = found;
            _progress.MoveTo((long)current * _progress.LargestPageCount);
        }

        return AddPage(current, comparison);
    }

    private LiveChatPage<T> AddPage(int current, PageComparison<T> comparison)
    {
        bool isRepeatedPage = comparison.Count > 0 && comparison.Fingerprint == _lastFingerprint;
        _lastFingerprint = comparison.Fingerprint;
        _returned.ExtendBy(_progress.CountArrivals(comparison.Page.Total));
        List<T> items = comparison.TakeNew(_returned, isRepeatedPage);
        bool hasNew = comparison.NewCount > 0;
        _hasDifferentPages |= hasNew && !_isFirstPage;
        _progress.AddPage(comparison.Page.Total, comparison.Count, items.Count, hasNew, hasReturned: comparison.HasReturned);
        bool hasNextLink = PageLink.GetNextIndex(comparison.Page.NextPage, current) is not null;
        EnumerationStep step = current == int.MaxValue ? EnumerationStep.End : _progress.Decide(hasNextLink);

        // Without a total, the same first page for every index shows that the service does not support pages.
        bool isSamePageForever = step == EnumerationStep.End && hasNextLink && _progress.Total is null && !_hasDifferentPages && comparison.Count > 0
            && _progress.PagesWithoutNew >= EnumerationProgress.MaxPagesWithoutNew && comparison.Count >= _source.PageSize;
        if (step == EnumerationStep.Fail || isSamePageForever)
        {
            Failure = _source.CreateIncompleteException(_progress.ReturnedCount, _progress.Total, _requests, Elapsed);
        }

        Index = step == EnumerationStep.Continue ? GetNextIndex(current, comparison, hasNew) : null;
        HasChanged = comparison.HasReturned;
        bool isRegular = hasNew && hasNextLink && !HasChanged && comparison.Page.Total == _progress.Total && comparison.Count == _progress.LargestPageCount;
        KnownPages = Index is not { } next ? 0 : isRegular ? (int)Math.Max(1, Math.Min(_progress.RemainingPages, int.MaxValue - (long)next)) : 1;
        _canJump |= hasNew;
        _isFirstPage = false;

        // A page without new items can be a temporary error: a later enumeration requests it again.
        int? nextIndex = Failure is null ? Index : current;
        if (hasNew || nextIndex is null || _lastCursor is null)
        {
            int? cursorIndex = Index is null && Failure is null ? null : hasNew ? current + 1 : current;
            _lastCursor = _source.CreateCursor(cursorIndex, _progress, _progress.ReturnedCount, _returned);
        }

        return new LiveChatPage<T>(current, comparison.Page, items, nextIndex, _lastCursor);
    }

    /// <summary>
    /// Gets the index of the next page. If all items of a page were returned before, since many items have arrived before it, this is the page that now contains
    /// the last returned item.
    /// </summary>
    private int GetNextIndex(int current, PageComparison<T> comparison, bool hasNew)
    {
        if (hasNew || !comparison.HasReturned || !_canJump)
        {
            return current + 1;
        }

        long pages = (_returned.LastPosition - comparison.LastReturnedPosition + comparison.Count - 1) / comparison.Count;
        if (pages <= 1 || current + pages > int.MaxValue)
        {
            return current + 1;
        }

        _canJump = false;
        _jumpedFrom = current;
        return current + (int)pages;
    }

    /// <summary>Determines whether the page may not follow the last returned item, so that this item must be searched for.</summary>
    private bool MustSearch(PageComparison<T> comparison)
    {
        if (comparison.HasReturned || _returned.IsComplete || _returned.Count == 0)
        {
            return false;
        }

        if (_progress.Total is { } before && comparison.Page.Total is >= 0 and { } now)
        {
            // Items that arrive at the front move returned items to this page, unless more items arrive than are remembered.
            return (_isFirstPage && now < before) || now - before >= _returned.Count;
        }

        return _isFirstPage;
    }

    private async Task<(int Index, PageComparison<T> Comparison)?> SearchAsync(int current, PageComparison<T> comparison)
    {
        long moved = _progress.Total is { } before && comparison.Page.Total is >= 0 and { } now ? now - before : 0;
        int size = Math.Max(1, _progress.LargestPageCount > 0 ? _progress.LargestPageCount : comparison.Count);
        long likely = Math.Max(0, (((long)current * size) - 1 + moved) / size);
        int searched = 0;
        foreach (long index in GetCandidates(current, likely).Distinct())
        {
            if (index == current || index < 0 || index > int.MaxValue)
            {
                continue;
            }

            if (searched++ == MaxSearchedPages)
            {
                break;
            }

            _cancellationToken.ThrowIfCancellationRequested();
            _requests++;
            PageComparison<T> candidate = _source.Compare(await _requestPage((int)index).ConfigureAwait(false), _returned);
            if (candidate.HasReturned)
            {
                return ((int)index, candidate);
            }
        }

        return null;
    }

    // The page if all changes happened before it, the page if none did, and the pages between and next to them.
    private static IEnumerable<long> GetCandidates(int current, long likely)
    {
        yield return likely;
        yield return current - 1L;
        for (int distance = 1; distance <= MaxSearchedPages; distance++)
        {
            yield return likely >= current ? current + distance : current - 1L - distance;
            yield return likely >= current ? likely - distance : likely + distance;
        }
    }
}
