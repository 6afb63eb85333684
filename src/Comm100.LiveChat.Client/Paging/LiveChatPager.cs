using System.Runtime.CompilerServices;
using Comm100.LiveChat.Client.Http;
using Comm100.LiveChat.Client.Paging;

namespace Comm100.LiveChat.Client;

/// <summary>
/// A walk over all items that a query finds, page after page, or any page of them. It asks the client's own service alone, with the
/// filters of the query, wherever the links in the answers point; it ends on an empty page, when the total is reached, or when no link
/// leads forward, so it never loops. Each enumeration is a walk of its own, from the beginning.
/// </summary>
/// <remarks>
/// <para>
/// A window without an end ends at the moment of the first request, for all walks of this pager, so that what arrives later is not part of
/// it. What arrives in the window during a walk is given or not, and pushes other items over a page border: those are not given twice, as
/// far as they are among the last 1,000.
/// </para>
/// <para>
/// The limit of this: the service counts pages by position. Where it deletes items during a walk, those behind them move forward, and as many as
/// were deleted can be missed. Walk a window that lies in the past twice to be sure.
/// </para>
/// </remarks>
/// <typeparam name="T">What is walked over.</typeparam>
public sealed class LiveChatPager<T> : IAsyncEnumerable<T>
{
    private const long Unknown = -1;

    private readonly HistoryQuery _query;
    private readonly WalkPosition? _start;
    private readonly bool _prefetches;
    private readonly TimeProvider _time;
    private readonly Func<HistoryQuery, CancellationToken, Task<IPage<T>>> _getPage;
    private readonly Func<T, ChatId?> _idOf;
    private readonly ulong _identity;
    private long _endTicks;
    private long _total = Unknown;

    internal LiveChatPager(
        HistoryQuery query,
        WalkPosition? start,
        bool prefetches,
        TimeProvider time,
        Func<HistoryQuery, CancellationToken, Task<IPage<T>>> getPage,
        Func<T, ChatId?> idOf)
    {
        _query = query;
        _start = start;
        _prefetches = prefetches;
        _time = time;
        _getPage = getPage;
        _idOf = idOf;
        _identity = query.Identity();
        _endTicks = (start?.TimeTo ?? query.TimeTo)?.UtcTicks ?? Unknown;
    }

    /// <summary>How many items all pages hold together, as the service last counted; null before the first page, and where it did not say.</summary>
    public long? Total => Volatile.Read(ref _total) is var total and not Unknown ? total : null;

    private int PageSize => _start?.PageSize ?? _query.WalkPageSize ?? PagedHistoryQuery.LargestPageSize;

    /// <summary>Walks over the items.</summary>
    /// <param name="cancellationToken">Cancels the walk, between items and inside a request.</param>
    /// <returns>The items, for <c>await foreach</c>.</returns>
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

    /// <summary>Walks over the pages.</summary>
    /// <param name="cancellationToken">Cancels the walk, between pages and inside a request.</param>
    /// <returns>The pages, for <c>await foreach</c>; the last one may be empty.</returns>
    public async IAsyncEnumerable<LiveChatPage<T>> AsPages([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var recent = new RecentIds();
        foreach (ulong id in _start?.LastIds ?? [])
        {
            recent.Add(id);
        }

        int repeated = 0;
        int firstIndex = _query.FirstIndex;
        int? index = _start is null ? firstIndex : _start.NextIndex;
        long? walked = _start is null ? (firstIndex == 0 ? 0 : null) : _start.Walked;
        using var ahead = new PageAhead<T>(FetchAsync, cancellationToken);
        while (index is { } current)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IPage<T> page = await ahead.GetAsync(current).ConfigureAwait(false);
            IList<T> items = page.Items ?? [];
            walked += items.Count;
            List<ulong> ids = [];
            List<T> fresh = FreshOf(items, recent, ids);

            // Without a total, a service that gives its last page for every index would be asked for ever.
            repeated = fresh.Count == 0 ? repeated + PageSize : 0;
            bool isStuck = (page.Total is null || walked is null) && repeated > RecentIds.Most;
            bool isDone = items.Count == 0 || walked >= page.Total || isStuck;
            index = isDone ? null : PageLink.NextIndex(page.NextPage, current);
            if (_prefetches && index is { } next)
            {
                ahead.Begin(next);
            }

            yield return new LiveChatPage<T>(current, page, fresh, index, CursorAt(index, walked, ids));
        }
    }

    /// <summary>Gets one page.</summary>
    /// <param name="pageIndex">The index of the page, from 0 on.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page; without items where it lies behind the last one.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The index is below 0.</exception>
    public async Task<LiveChatPage<T>> GetPageAsync(int pageIndex, CancellationToken cancellationToken = default)
    {
        Argument.NotNegative(pageIndex, nameof(pageIndex));
        IPage<T> page = await FetchAsync(pageIndex, cancellationToken).ConfigureAwait(false);
        IList<T> items = page.Items ?? [];
        int? next = items.Count == 0 ? null : PageLink.NextIndex(page.NextPage, pageIndex);
        List<ulong> ids = [];
        List<T> all = FreshOf(items, new RecentIds(), ids);
        return new LiveChatPage<T>(pageIndex, page, all, next, CursorAt(next, walked: null, ids));
    }

    /// <summary>Gets the page after a page.</summary>
    /// <param name="page">A page of this pager.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page; null where there is none.</returns>
    public async Task<LiveChatPage<T>?> GetNextPageAsync(LiveChatPage<T> page, CancellationToken cancellationToken = default)
    {
        Argument.NotNull(page, nameof(page));
        return page.NextIndex is { } index ? await GetPageAsync(index, cancellationToken).ConfigureAwait(false) : null;
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

    private async Task<IPage<T>> FetchAsync(int index, CancellationToken cancellationToken)
    {
        IPage<T> page = await _getPage(_query.ForPage(index, PinnedEnd(), _start?.PageSize), cancellationToken).ConfigureAwait(false);
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

    private string CursorAt(int? nextIndex, long? walked, List<ulong> ids) =>
        new WalkPosition(_identity, PinnedEnd(), _start?.PageSize ?? _query.WalkPageSize, nextIndex, walked, ids).ToString();

    private List<T> FreshOf(IList<T> items, RecentIds recent, List<ulong> ids)
    {
        var fresh = new List<T>(items.Count);
        foreach (T item in items)
        {
            ulong? id = _idOf(item) is { } known ? StableHash.Of(known.Text.ToUpperInvariant()) : null;
            if (id is { } hash)
            {
                ids.Add(hash);
            }

            if (id is null || recent.Add(id.Value))
            {
                fresh.Add(item);
            }
        }

        return fresh;
    }
}
