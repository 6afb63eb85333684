using System.Globalization;

namespace Comm100.LiveChat.Client.Histories;

/// <summary>Gets the pages of a query. It holds the values that all enumerations of a pager share: the end of the period and the last total.</summary>
internal sealed class PageSource<T>
{
    private const long Unknown = -1;

    private readonly HistoryQuery _query;
    private readonly Func<HistoryQuery, CancellationToken, Task<IHistoryPage<T>>> _getPage;
    private readonly ItemIdentity<T> _identity;
    private readonly ulong _queryHash;
    private long _endTicks;
    private long _total = Unknown;

    /// <param name="query">The query.</param>
    /// <param name="operation">The operation that gets one page.</param>
    /// <param name="start">The cursor to continue from; null to start at the page of the query.</param>
    /// <param name="time">The clock.</param>
    /// <param name="getPage">Gets one page.</param>
    /// <param name="identity">Identifies the items.</param>
    public PageSource(
        HistoryQuery query,
        LiveChatOperation operation,
        HistoryCursor? start,
        TimeProvider time,
        Func<HistoryQuery, CancellationToken, Task<IHistoryPage<T>>> getPage,
        ItemIdentity<T> identity)
    {
        _query = query;
        _getPage = getPage;
        _identity = identity;
        _queryHash = query.ComputeHash();
        _endTicks = (start?.TimeTo ?? query.TimeTo)?.UtcTicks ?? Unknown;
        Operation = operation;
        Start = start;
        Time = time;
    }

    public LiveChatOperation Operation { get; }

    public HistoryCursor? Start { get; }

    public TimeProvider Time { get; }

    /// <summary>The index of the page of the query.</summary>
    public int FirstIndex => _query.FirstIndex;

    /// <summary>The number of items to request for a page; null if the service decides.</summary>
    public int? PageSize => Start?.PageSize ?? _query.EnumerationPageSize;

    /// <summary>The last total, or null.</summary>
    public long? Total => Volatile.Read(ref _total) is var total and not Unknown ? total : null;

    public Task<IHistoryPage<T>> GetPageAsync(int index, CancellationToken cancellationToken) =>
        _getPage(_query.CreatePageQuery(index, GetEnd(), Start?.PageSize), cancellationToken);

    /// <summary>Sets the last total to that of a page, if it has one.</summary>
    public void SetTotal(IHistoryPage<T> page)
    {
        if (page.Total is { } total)
        {
            Volatile.Write(ref _total, total);
        }
    }

    public PageComparison<T> Compare(IHistoryPage<T> page, RecentItems returned) => new(page, returned, _identity);

    /// <summary>Gets the number of items before a page, if all pages before it are full; null if it is unknown.</summary>
    public long? GetPosition(int index) => index == 0 ? 0 : (long?)index * PageSize;

    public HistoryCursor CreateCursor(int? nextIndex, EnumerationProgress progress, long returnedCount, RecentItems returned) => new()
    {
        QueryHash = _queryHash,
        TimeTo = GetEnd(),
        PageSize = PageSize,
        NextIndex = nextIndex,
        CoveredCount = progress.CoveredCount,
        ReturnedCount = returnedCount,
        LargestPageCount = progress.LargestPageCount,
        Total = progress.Total,
        LastIds = returned.GetCursorIds(),
    };

    public LiveChatIncompleteHistoryException CreateIncompleteException(long received, long? total, int requests, TimeSpan elapsed)
    {
        string count = total is { } known ? FormattableString.Invariant($"{received} of {known}") : FormattableString.Invariant($"{received} of an unknown number of");
        return CreateException(
            $"The history was not read to its end: {count} items were read. The service says that there are more, but {EnumerationProgress.MaxPagesWithoutNew.ToString(CultureInfo.InvariantCulture)} pages in a row contained no new items. Read it again later, or from the last cursor. If it fails again, read shorter periods of time.",
            received,
            total,
            requests,
            elapsed);
    }

    public LiveChatIncompleteHistoryException CreateLostPositionException(long received, long? total, int requests, TimeSpan elapsed) => CreateException(
        "The history was not read to its end: it has changed since the cursor was created, and the last items that were read cannot be found. Read it from the beginning.",
        received,
        total,
        requests,
        elapsed);

    private LiveChatIncompleteHistoryException CreateException(string message, long received, long? total, int requests, TimeSpan elapsed) =>
        new(message) { Received = received, Total = total, Operation = Operation, Attempts = requests, Elapsed = elapsed };

    // If the query has no end, the first request sets it.
    private DateTimeOffset GetEnd()
    {
        if (Volatile.Read(ref _endTicks) == Unknown)
        {
            Interlocked.CompareExchange(ref _endTicks, Time.GetUtcNow().UtcTicks, Unknown);
        }

        return new DateTimeOffset(Volatile.Read(ref _endTicks), TimeSpan.Zero);
    }
}
