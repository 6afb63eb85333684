using System.Diagnostics.CodeAnalysis;
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
/// not returned twice, as long as they are among the last 1,000 items, plus as many as have arrived according to the total, and at most 100,000. Items whose
/// id is unset, 0 or empty are all returned.
/// </para>
/// <para>
/// The service counts pages by position. If it deletes items during an enumeration, the items behind them move forward, and as many items as
/// were deleted can be missed. To be sure, enumerate a period in the past twice. An enumeration that resumes from a cursor finds its position again.
/// </para>
/// </remarks>
/// <typeparam name="T">The type of the items.</typeparam>
public sealed class LiveChatPager<T> : IAsyncEnumerable<T>
{
    private readonly PageSource<T> _source;
    private readonly int _maxPagesAhead;

    internal LiveChatPager(PageSource<T> source, int maxPagesAhead)
    {
        _source = source;
        _maxPagesAhead = maxPagesAhead;
    }

    /// <summary>The total number of items on all pages, as the service last reported it; null before the first page, and if the service did not report it.</summary>
    public long? Total => _source.Total;

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
        using var prefetcher = new PagePrefetcher<T>(_source, _maxPagesAhead, cancellationToken);
        var enumeration = new PageEnumeration<T>(_source, prefetcher.RequestAsync, cancellationToken);
        while (enumeration.Index is { } current)
        {
            cancellationToken.ThrowIfCancellationRequested();
            IHistoryPage<T> response = await prefetcher.GetAsync(current).ConfigureAwait(false);
            _source.SetTotal(response);
            if (await enumeration.ReadAsync(response).ConfigureAwait(false) is not { } page)
            {
                continue;
            }

            if (enumeration.HasChanged)
            {
                prefetcher.Restart();
            }

            if (enumeration.Index is { } next)
            {
                prefetcher.RequestAhead(next, enumeration.KnownPages);
            }
            else
            {
                prefetcher.Discard();
            }

            // A page without items that ends the enumeration with an error is not returned.
            if (enumeration.Failure is null || page.Items.Count > 0)
            {
                yield return page;
            }
        }

        if (enumeration.Failure is { } failure)
        {
            throw failure;
        }
    }

    /// <summary>Gets one page.</summary>
    /// <param name="pageIndex">The zero-based index of the page.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page. It is empty if it is after the last page.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The index is less than 0.</exception>
    public Task<LiveChatPage<T>> GetPageAsync(int pageIndex, CancellationToken cancellationToken = default)
    {
        Argument.NotNegative(pageIndex, nameof(pageIndex));
        return GetPageAsync(pageIndex, previous: null, cancellationToken);
    }

    /// <summary>Gets the page after a page.</summary>
    /// <param name="page">A page of this pager.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, or null.</returns>
    /// <exception cref="LiveChatIncompleteHistoryException">The service says that there are more items, but several pages in a row contained none.</exception>
    public async Task<LiveChatPage<T>?> GetNextPageAsync(LiveChatPage<T> page, CancellationToken cancellationToken = default)
    {
        Argument.NotNull(page, nameof(page));
        return page.NextIndex is { } index ? await GetPageAsync(index, page, cancellationToken).ConfigureAwait(false) : null;
    }

    /// <summary>Gets the page before a page.</summary>
    /// <param name="page">A page of this pager.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The page, or null.</returns>
    public async Task<LiveChatPage<T>?> GetPreviousPageAsync(LiveChatPage<T> page, CancellationToken cancellationToken = default)
    {
        Argument.NotNull(page, nameof(page));
        return page.PreviousIndex is { } index ? await GetPageAsync(index, cancellationToken).ConfigureAwait(false) : null;
    }

    // LINQPad calls this method by reflection, and shows the result of the task in place of the pager. Otherwise it would request all pages.
    [SuppressMessage("Performance", "CA1859", Justification = "LINQPad expects this signature.")]
    private object ToDump()
    {
        return GetFirstPageAsync();

        async Task<object> GetFirstPageAsync()
        {
            LiveChatPage<T> page = await GetPageAsync(_source.Start?.NextIndex ?? _source.FirstIndex).ConfigureAwait(false);
            var table = new DumpTable();
            table.Add(nameof(Total), Total);
            table.Add("FirstPage", page.Items);
            return table.ToObject();
        }
    }

    private async Task<LiveChatPage<T>> GetPageAsync(int index, LiveChatPage<T>? previous, CancellationToken cancellationToken)
    {
        IHistoryPage<T> page = await _source.GetPageAsync(index, cancellationToken).ConfigureAwait(false);
        _source.SetTotal(page);
        var returned = new RecentItems(earlier: null);
        PageComparison<T> comparison = _source.Compare(page, returned);
        List<T> items = comparison.TakeNew(returned, isRepeatedPage: false);
        bool hasNew = comparison.Count > 0 && previous?.Fingerprint != comparison.Fingerprint;
        int pagesWithoutNew = hasNew ? 0 : (previous?.PagesWithoutNew ?? 0) + 1;
        long? position = _source.GetPosition(index);
        var progress = new EnumerationProgress(position, returnedCount: 0, comparison.Count, total: null);
        progress.AddPage(page.Total, comparison.Count, items.Count, hasNew: true, hasReturned: false);
        bool hasNextLink = comparison.Count > 0 && PageLink.GetNextIndex(page.NextPage, index) is not null;
        bool hasMore = (hasNextLink || progress.IsBelowTotal) && index < int.MaxValue;
        long received = (previous?.Received ?? 0) + (hasNew ? items.Count : 0);
        if (hasMore && pagesWithoutNew >= EnumerationProgress.MaxPagesWithoutNew)
        {
            throw _source.CreateIncompleteException(received, progress.Total, pagesWithoutNew, elapsed: TimeSpan.Zero);
        }

        int? nextIndex = hasMore ? index + 1 : null;
        HistoryCursor cursor = _source.CreateCursor(nextIndex, progress, (position ?? 0) + items.Count, returned);
        return new LiveChatPage<T>(index, page, items, nextIndex, cursor)
        {
            Fingerprint = comparison.Fingerprint,
            PagesWithoutNew = pagesWithoutNew,
            Received = received,
        };
    }
}
