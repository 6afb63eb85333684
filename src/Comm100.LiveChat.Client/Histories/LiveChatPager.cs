using System.Runtime.CompilerServices;
using Comm100.LiveChat.Client.Histories;

namespace Comm100.LiveChat.Client;

/// <summary>
/// Enumerates all items that match a query, page after page, or gets any page of them. It always requests the base address of the client with the
/// filters of the query, wherever the links in the responses point. It continues while the total or a link says that there are more items, and throws a
/// <see cref="LiveChatIncompleteHistoryException"/> if the service says so but several pages in a row contain no new items. Each
/// enumeration starts from the beginning.
/// </summary>
/// <remarks>
/// <para>
/// If the query has no end time, the time of the first request is the end for all enumerations of this pager, so items that arrive later are not
/// included. An item that arrives inside the period during an enumeration may or may not be returned. If it moves other items to the next page, those are
/// not returned twice, as long as they are among the last 1,000 items. Items whose id is unset, 0 or empty are all returned.
/// </para>
/// <para>
/// The service counts pages by position. If it deletes items during an enumeration, the items behind them move forward, and as many items as
/// were deleted can be missed. To be sure, enumerate a period in the past twice. An enumeration that resumes from a cursor finds its position again.
/// </para>
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class LiveChatPager<T> : IAsyncEnumerable<T>
{
    private const long Unknown = -1;

    // How many pages a walk looks at for the place that its cursor names.
    private const int MaxSearchedPages = 8;

    private readonly HistoryQuery _query;
    private readonly LiveChatOperation _operation;
    private readonly HistoryCursor? _start;
    private readonly bool _prefetches;
    private readonly TimeProvider _time;
    private readonly Func<HistoryQuery, CancellationToken, Task<IHistoryPage<T>>> _getPage;
    private readonly ItemIdentity<T> _identityOfItems;
    private readonly ulong _identity;
    private long _endTicks;
    private long _total = Unknown;

    internal LiveChatPager(
        HistoryQuery query,
        LiveChatOperation operation,
        HistoryCursor? start,
        bool prefetches,
        TimeProvider time,
        Func<HistoryQuery, CancellationToken, Task<IHistoryPage<T>>> getPage,
        ItemIdentity<T> identityOfItems)
    {
        _query = query;
        _operation = operation;
        _start = start;
        _prefetches = prefetches;
        _time = time;
        _getPage = getPage;
        _identityOfItems = identityOfItems;
        _identity = query.Identity();
        _endTicks = (start?.TimeTo ?? query.TimeTo)?.UtcTicks ?? Unknown;
    }

    /// <summary>How many items all pages hold together, as the service last reported it; null before the first page, and if the service did not report it.</summary>
    public long? Total => Volatile.Read(ref _total) is var total and not Unknown ? total : null;

    /// <summary>The number of items to request for a page; null if the service decides.</summary>
    private int? PageSize => _start?.PageSize ?? _query.EnumerationPageSize;

    /// <summary>Enumerates the items.</summary>
    /// <param name="cancellationToken">Cancels the enumeration, between items and during a request.</param>
    /// <returns>The items, for <c>await foreach</c>.</returns>
    /// <exception cref="LiveChatIncompleteHistoryException">The service says that there are more items, but does not return them.</exception>
    public async IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        await foreach (LiveChatPage<T> page in AsPages(cancellationToken).ConfigureAwait(false))
        {
            foreach (T item in page.Items)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return item;
            }
        }
    }

    /// <summary>Enumerates the pages.</summary>
    /// <param name="cancellationToken">Cancels the enumeration, between pages and during a request.</param>
    /// <returns>The pages, for <c>await foreach</c>; some may be empty, such as the last one.</returns>
    /// <exception cref="LiveChatIncompleteHistoryException">The service says that there are more items, but does not return them.</exception>
    public async IAsyncEnumerable<LiveChatPage<T>> AsPages([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var walk = new Walk(this, cancellationToken);
        using var ahead = new PagePrefetcher<T>(FetchAsync, cancellationToken);
        while (walk.Index is { } current)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IHistoryPage<T> fetched = await ahead.GetAsync(current).ConfigureAwait(false);
            if (await walk.ReadAsync(fetched).ConfigureAwait(false) is not { } page)
            {
                continue;
            }

            if (_prefetches && walk.Index is { } next)
            {
                ahead.Begin(next);
            }

            // A page without items that ends the walk with an error is not returned.
            if (walk.Failure is null || page.Items.Count > 0)
            {
                yield return page;
            }
        }

        if (walk.Failure is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>Gets one page.</summary>
    /// <param name="pageIndex">The index of the page, from 0 on.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page; without items where it lies behind the last one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The index is below 0.</exception>
    public Task<LiveChatPage<T>> GetPageAsync(int pageIndex, CancellationToken cancellationToken = default)
    {
        Argument.NotNegative(pageIndex, nameof(pageIndex));
        return GetPageAsync(pageIndex, before: null, cancellationToken);
    }

    /// <summary>Gets the page after a page.</summary>
    /// <param name="page">A page of this pager.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page; null where there is none.</returns>
    /// <exception cref="LiveChatIncompleteHistoryException">The service says that there are more items, but several pages in a row contained none.</exception>
    public async Task<LiveChatPage<T>?> GetNextPageAsync(LiveChatPage<T> page, CancellationToken cancellationToken = default)
    {
        Argument.NotNull(page, nameof(page));
        return page.NextIndex is { } index ? await GetPageAsync(index, page, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>Gets the page before a page.</summary>
    /// <param name="page">A page of this pager.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page; null where there is none.</returns>
    public async Task<LiveChatPage<T>?> GetPreviousPageAsync(LiveChatPage<T> page, CancellationToken cancellationToken = default)
    {
        Argument.NotNull(page, nameof(page));
        return page.PreviousIndex is { } index ? await GetPageAsync(index, cancellationToken).ConfigureAwait(false) : null;
    }

    private async Task<LiveChatPage<T>> GetPageAsync(int index, LiveChatPage<T>? before, CancellationToken cancellationToken)
    {
        IHistoryPage<T> page = await FetchAsync(index, cancellationToken).ConfigureAwait(false);
        var given = new RecentItems(earlier: null);
        var survey = new PageComparison<T>(page, given, _identityOfItems);
        List<T> items = survey.Take(given, isRepeatedPage: false);
        bool isNew = survey.Count > 0 && before?.Fingerprint != survey.Fingerprint;
        int withoutNew = isNew ? 0 : (before?.PagesWithoutNew ?? 0) + 1;
        long? position = PositionOf(index);
        var progress = new EnumerationProgress(position, given: 0, survey.Count, total: null);
        progress.Count(page.Total, survey.Count, items.Count, isNew: true, isKnown: false);
        bool linksOn = survey.Count > 0 && PageLink.NextIndex(page.NextPage, index) is not null;
        bool hasMore = (linksOn || progress.IsTotalMissed) && index < int.MaxValue;
        long received = (before?.Received ?? 0) + (isNew ? items.Count : 0);
        if (hasMore && withoutNew >= EnumerationProgress.MaxPagesWithoutNew)
        {
            throw IncompleteFailure(received, progress.Total, withoutNew);
        }

        int? next = hasMore ? index + 1 : null;
        string cursor = CursorAt(next, progress, position is null ? items.Count : position.Value + items.Count, given.Last);
        return new LiveChatPage<T>(index, page, items, next, cursor)
        {
            Fingerprint = survey.Fingerprint,
            PagesWithoutNew = withoutNew,
            Received = received,
        };
    }

    /// <summary>How many items stand before a page, if all pages before are full; null where that cannot be said.</summary>
    private long? PositionOf(int index) => index == 0 ? 0 : (long?)index * PageSize;

    private LiveChatIncompleteHistoryException IncompleteFailure(long received, long? total, int requests)
    {
        string count = total is { } known ? FormattableString.Invariant($"{received} of {known}") : FormattableString.Invariant($"{received} of an unknown number of");
        return Describe(
            $"The history was not read to its end: {count} items were read. The service says that there are more, but {EnumerationProgress.MaxPagesWithoutNew.ToString(System.Globalization.CultureInfo.InvariantCulture)} pages in a row contained no new items. Read it again later, or from the last cursor. If it fails again, read shorter periods of time.",
            received,
            total,
            requests);
    }

    private LiveChatIncompleteHistoryException LostPlaceFailure(long received, long? total, int requests) => Describe(
        "The history was not read to its end: it has changed since the cursor was made, and the last items that were read cannot be found. Read it from the beginning.",
        received,
        total,
        requests);

    private LiveChatIncompleteHistoryException Describe(string message, long received, long? total, int requests) =>
        new(message) { Received = received, Total = total, Operation = _operation, Attempts = requests };

    private async Task<IHistoryPage<T>> FetchAsync(int index, CancellationToken cancellationToken)
    {
        IHistoryPage<T> page = await _getPage(_query.CreatePageQuery(index, PinnedEnd(), _start?.PageSize), cancellationToken).ConfigureAwait(false);
        if (page.Total is { } total)
        {
            Volatile.Write(ref _total, total);
        }

        return page;
    }

    private DateTimeOffset PinnedEnd()
    {
        if (Volatile.Read(ref _endTicks) == Unknown)
        {
            Interlocked.CompareExchange(ref _endTicks, _time.GetUtcNow().UtcTicks, Unknown);
        }

        return new DateTimeOffset(Volatile.Read(ref _endTicks), TimeSpan.Zero);
    }

    private string CursorAt(int? nextIndex, EnumerationProgress progress, long given, IReadOnlyList<ulong> lastIds) => new HistoryCursor
    {
        Query = _identity,
        TimeTo = PinnedEnd(),
        PageSize = PageSize,
        NextIndex = nextIndex,
        Covered = progress.Covered,
        ReturnedCount = given,
        LargestPageCount = progress.LargestPageCount,
        Total = progress.Total,
        LastIds = lastIds,
    }.ToString();

    /// <summary>One walk: what it has given, and where it goes next.</summary>
    private sealed class Walk
    {
        private readonly LiveChatPager<T> _pager;
        private readonly CancellationToken _cancellationToken;
        private readonly RecentItems _given;
        private readonly EnumerationProgress _progress;
        private readonly long _started;
        private string? _lastCursor;
        private ulong _lastFingerprint;
        private int? _leaptFrom;
        private bool _mayLeap = true;
        private bool _hasTurned;
        private bool _isFirst = true;
        private int _requests;

        public Walk(LiveChatPager<T> pager, CancellationToken cancellationToken)
        {
            HistoryCursor? start = pager._start;
            _pager = pager;
            _cancellationToken = cancellationToken;
            _given = new RecentItems(start?.LastIds);
            Index = start is null ? pager._query.FirstIndex : start.NextIndex;
            long? position = start is null ? pager.PositionOf(pager._query.FirstIndex) : start.Covered;
            _progress = new EnumerationProgress(position, start?.ReturnedCount ?? 0, start?.LargestPageCount ?? 0, start?.Total);
            _started = pager._time.GetTimestamp();
            _hasTurned = Index > 1;

            // Pages without anything new leave the place where it was: a cursor that counted them would have them counted again.
            _lastCursor = start?.ToString();
        }

        /// <summary>The page to ask for; null where the walk ends.</summary>
        public int? Index { get; private set; }

        /// <summary>Why the walk does not go on though there is more.</summary>
        public Exception? Failure { get; private set; }

        /// <summary>Reads the page that <see cref="Index"/> names, and moves on.</summary>
        /// <returns>What to give; null where the page is not the one to go on with.</returns>
        public async Task<LiveChatPage<T>?> ReadAsync(IHistoryPage<T> page)
        {
            int current = Index!.Value;
            _requests++;
            PageComparison<T> survey = Survey(page);
            if (_leaptFrom is { } from)
            {
                // Only a page with an item that was given shows that nothing on the pages between was missed.
                _leaptFrom = null;
                if (!survey.HasKnown)
                {
                    Index = from + 1;
                    return null;
                }

                _progress.Skip(current - from - 1);
            }
            else if (MustSearch(survey))
            {
                if (await SearchAsync(current, survey).ConfigureAwait(false) is not { } found)
                {
                    (Index, Failure) = (null, With(_pager.LostPlaceFailure(_progress.ReturnedCount, _progress.Total, _requests)));
                    return null;
                }

                (current, survey) = found;
                _progress.MoveTo((long)current * _progress.LargestPageCount);
            }

            return Count(current, survey);
        }

        private LiveChatPage<T> Count(int current, PageComparison<T> survey)
        {
            bool isRepeatedPage = survey.Count > 0 && survey.Fingerprint == _lastFingerprint;
            _lastFingerprint = survey.Fingerprint;
            List<T> fresh = survey.Take(_given, isRepeatedPage);
            bool isNew = survey.NewCount > 0;
            _hasTurned |= isNew && !_isFirst;
            _progress.Count(survey.Page.Total, survey.Count, fresh.Count, isNew, isKnown: survey.HasKnown);
            bool linksOn = PageLink.NextIndex(survey.Page.NextPage, current) is not null;
            EnumerationStep step = current == int.MaxValue ? EnumerationStep.End : _progress.Decide(linksOn);

            // Without a total, a first page that comes for every index shows that the service does not know pages at all.
            bool isFirstForEver = step == EnumerationStep.End && linksOn && _progress.Total is null && !_hasTurned && survey.Count > 0
                && _progress.PagesWithoutNew >= EnumerationProgress.MaxPagesWithoutNew && survey.Count >= _pager.PageSize;
            if (step == EnumerationStep.Fail || isFirstForEver)
            {
                Failure = With(_pager.IncompleteFailure(_progress.ReturnedCount, _progress.Total, _requests));
            }

            Index = step == EnumerationStep.GoOn ? NextOf(current, survey, isNew) : null;
            _mayLeap |= isNew;
            _isFirst = false;

            // A page without anything new may be a mistake of the moment: a later walk asks for it again.
            int? shownNext = Failure is null ? Index : current;
            string cursor = isNew || shownNext is null || _lastCursor is null ? _pager.CursorAt(CursorIndex(current, isNew), _progress, _progress.ReturnedCount, _given.Last) : _lastCursor;
            _lastCursor = cursor;
            return new LiveChatPage<T>(current, survey.Page, fresh, shownNext, cursor);
        }

        private int? CursorIndex(int current, bool isNew) => Index is null && Failure is null ? null : isNew ? current + 1 : current;

        /// <summary>
        /// The next page. Where all of a page was given before, since many items have arrived in front of it, it is the one on which the last given item stands now.
        /// </summary>
        private int NextOf(int current, PageComparison<T> survey, bool isNew)
        {
            if (isNew || !survey.HasKnown || !_mayLeap)
            {
                return current + 1;
            }

            long pages = (_given.LastPlace - survey.LatestPlace + survey.Count - 1) / survey.Count;
            if (pages <= 1 || current + pages > int.MaxValue)
            {
                return current + 1;
            }

            _mayLeap = false;
            _leaptFrom = current;
            return current + (int)pages;
        }

        /// <summary>Whether the page may not be the one behind the last given item, so that this item must be looked for.</summary>
        private bool MustSearch(PageComparison<T> survey)
        {
            if (survey.HasKnown || _given.IsComplete || _given.Count == 0)
            {
                return false;
            }

            if (_progress.Total is { } before && survey.Page.Total is >= 0 and { } now)
            {
                // What arrives in front pushes given items onto this page, unless more arrive than are remembered.
                return (_isFirst && now < before) || now - before >= _given.Count;
            }

            return _isFirst;
        }

        private async Task<(int Index, PageComparison<T> Survey)?> SearchAsync(int current, PageComparison<T> survey)
        {
            long moved = _progress.Total is { } before && survey.Page.Total is >= 0 and { } now ? now - before : 0;
            int size = Math.Max(1, _progress.LargestPageCount > 0 ? _progress.LargestPageCount : survey.Count);
            long likely = Math.Max(0, (((long)current * size) - 1 + moved) / size);
            int searched = 0;
            foreach (long index in Places(current, likely).Distinct())
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
                PageComparison<T> candidate = Survey(await _pager.FetchAsync((int)index, _cancellationToken).ConfigureAwait(false));
                if (candidate.HasKnown)
                {
                    return ((int)index, candidate);
                }
            }

            return null;
        }

        // The place if all that came or went did so in front of it, the place if nothing did, and those between and beside them.
        private static IEnumerable<long> Places(int current, long likely)
        {
            yield return likely;
            yield return current - 1L;
            for (int distance = 1; distance <= MaxSearchedPages; distance++)
            {
                yield return likely >= current ? current + distance : current - 1L - distance;
                yield return likely >= current ? likely - distance : likely + distance;
            }
        }

        private PageComparison<T> Survey(IHistoryPage<T> page) => new(page, _given, _pager._identityOfItems);

        private LiveChatIncompleteHistoryException With(LiveChatIncompleteHistoryException failure)
        {
            failure.SetCall(_pager._operation, _requests, _pager._time.GetElapsedTime(_started));
            return failure;
        }
    }
}
