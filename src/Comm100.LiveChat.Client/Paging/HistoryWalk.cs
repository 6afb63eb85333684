using Comm100.LiveChat.Client.Http;

namespace Comm100.LiveChat.Client.Paging;

/// <summary>Makes the walk over a paged history from the method that gets one page of it.</summary>
internal static class HistoryWalk
{
    /// <summary>A walk over all items that the query finds, from its page on.</summary>
    /// <param name="query">What to find; it is checked and copied.</param>
    /// <param name="getPage">Gets one page.</param>
    /// <param name="idOf">The id by which an item is known that comes again after a page border; null for an item without one.</param>
    /// <exception cref="ArgumentException">The query is not valid.</exception>
    public static LiveChatPager<TItem> Over<TItem, TQuery, TPage>(TQuery query, Func<TQuery, CancellationToken, Task<TPage>> getPage, Func<TItem, ChatId?> idOf)
        where TQuery : PagedHistoryQuery
        where TPage : IPage<TItem>
    {
        Argument.NotNull(query, nameof(query));
        query.Check(nameof(query));
        var walked = (TQuery)query.Copy();
        return new LiveChatPager<TItem>(
            walked.PageIndex ?? 0,
            async (pageIndex, cancellationToken) => await getPage((TQuery)walked.ForPage(pageIndex), cancellationToken).ConfigureAwait(false),
            idOf);
    }
}
