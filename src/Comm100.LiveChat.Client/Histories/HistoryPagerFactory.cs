
namespace Comm100.LiveChat.Client.Histories;

/// <summary>Makes the walk over a history from the method that gets one page of it.</summary>
internal static class HistoryPagerFactory
{
    /// <summary>A walk over all items that the query finds, from its page on, or from where the options' cursor stands.</summary>
    /// <param name="query">What to find; it is checked and copied.</param>
    /// <param name="options">How to walk; null for the defaults.</param>
    /// <param name="operation">The operation that gets one page.</param>
    /// <param name="getPage">Gets one page.</param>
    /// <param name="idOf">The id by which an item is known that comes again after a page border; null for an item without one.</param>
    /// <param name="toJson">The whole item as JSON, by which a page of items without an id is known.</param>
    /// <exception cref="ArgumentException">The query is not valid, or the cursor is none, or of another query.</exception>
    public static LiveChatPager<TItem> Over<TItem, TQuery, TPage>(
        TQuery query,
        LiveChatPagingOptions? options,
        LiveChatOperation operation,
        Func<TQuery, CancellationToken, Task<TPage>> getPage,
        Func<TItem, ChatId?> idOf,
        Func<TItem, byte[]> toJson)
        where TQuery : HistoryQuery
        where TPage : IHistoryPage<TItem>
    {
        Argument.NotNull(query, nameof(query));
        query.Validate(nameof(query), allowOpenEnd: true);
        var walked = (TQuery)query.Copy();
        HistoryCursor? position = options?.Cursor is { } cursor ? PositionOf(cursor, walked, nameof(options)) : null;
        return new LiveChatPager<TItem>(
            walked,
            operation,
            position,
            options?.PrefetchNextPage ?? false,
            options?.TimeProvider ?? TimeProvider.System,
            async (page, cancellationToken) => await getPage((TQuery)page, cancellationToken).ConfigureAwait(false),
            new ItemIdentity<TItem>(idOf, toJson));
    }

    private static HistoryCursor PositionOf(string cursor, HistoryQuery query, string parameterName)
    {
        HistoryCursor position = HistoryCursor.Parse(cursor) ?? throw new ArgumentException("The Cursor does not come from a page of this client.", parameterName);
        bool isSameEnd = query.TimeTo is null || query.TimeTo == position.TimeTo;
        return position.Query == query.Identity() && isSameEnd
            ? position
            : throw new ArgumentException("The Cursor belongs to another query. Use it with the history, window and filters that it was created with.", parameterName);
    }
}
