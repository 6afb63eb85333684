namespace Comm100.LiveChat.Client.Histories;

/// <summary>Creates the pager of a history from the method that gets one page.</summary>
internal static class HistoryPagerFactory
{
    /// <summary>Creates a pager for all items that match a query, from the page of the query or from the cursor in the options.</summary>
    /// <param name="query">The query. It is validated and copied.</param>
    /// <param name="options">The options; null for the defaults.</param>
    /// <param name="operation">The operation that gets one page.</param>
    /// <param name="getPage">Gets one page.</param>
    /// <param name="getId">Gets the id that identifies an item on several pages; null for an item without an id.</param>
    /// <param name="toJson">Writes an item as JSON, to identify a page of items without an id.</param>
    /// <exception cref="ArgumentException">The query or an option is not valid, or the cursor belongs to another query.</exception>
    public static LiveChatPager<TItem> Create<TItem, TQuery, TPage>(
        TQuery query,
        LiveChatPagingOptions? options,
        LiveChatOperation operation,
        Func<TQuery, CancellationToken, Task<TPage>> getPage,
        Func<TItem, ChatId?> getId,
        Func<TItem, byte[]> toJson)
        where TQuery : HistoryQuery
        where TPage : IHistoryPage<TItem>
    {
        Argument.NotNull(query, nameof(query));
        query.Validate(nameof(query), allowOpenEnd: true);
        int maxPagesAhead = options?.MaxPagesAhead ?? 0;
        if (maxPagesAhead is < 0 or > LiveChatPagingOptions.LargestMaxPagesAhead)
        {
            throw new ArgumentException(FormattableString.Invariant($"MaxPagesAhead must be between 0 and {LiveChatPagingOptions.LargestMaxPagesAhead}, but it is {maxPagesAhead}."), nameof(options));
        }

        var copy = (TQuery)query.Copy();
        HistoryCursor? start = options?.Cursor is { } cursor ? ParseCursor(cursor, copy, nameof(options)) : null;
        var source = new PageSource<TItem>(
            copy,
            operation,
            start,
            options?.TimeProvider ?? TimeProvider.System,
            async (page, cancellationToken) => await getPage((TQuery)page, cancellationToken).ConfigureAwait(false),
            new ItemIdentity<TItem>(getId, toJson));
        return new LiveChatPager<TItem>(source, maxPagesAhead);
    }

    private static HistoryCursor ParseCursor(string cursor, HistoryQuery query, string parameterName)
    {
        HistoryCursor parsed = HistoryCursor.Parse(cursor) ?? throw new ArgumentException("The Cursor is not a cursor of a page of this client.", parameterName);
        bool isSameEnd = query.TimeTo is null || query.TimeTo == parsed.TimeTo;
        return parsed.QueryHash == query.ComputeHash() && isSameEnd
            ? parsed
            : throw new ArgumentException("The Cursor belongs to another query. Use it with the history, period and filters that it was created with.", parameterName);
    }
}
