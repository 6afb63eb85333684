namespace Comm100.LiveChat.Client;

/// <summary>Options for enumerating a history.</summary>
public sealed class LiveChatPagingOptions
{
    internal const int LargestMaxPagesAhead = 16;

    /// <summary>
    /// The maximum number of pages that are requested while the caller still processes the items of the current page. They are requested at the same time
    /// and returned in order, so at most this number of pages and the current one are in memory. The limits of the client apply to each request.
    /// </summary>
    /// <remarks>
    /// Only pages that exist according to the total and to the link of the last page are requested ahead. If the service does not report a total, or the two
    /// contradict each other, it is only one page. A page that was requested before the history changed is requested again.
    /// </remarks>
    /// <value>Between 0 and 16. The default is 0: a page is requested when its first item is requested.</value>
    public int MaxPagesAhead { get; set; }

    /// <summary>
    /// The position to continue from: the <see cref="LiveChatPage{T}.Cursor"/> of the last page that an earlier enumeration, perhaps in another process,
    /// processed. It must belong to the same query. If the query has no end time, the cursor contains it.
    /// </summary>
    /// <value>The default is null: the enumeration starts at the page of the query.</value>
    public string? Cursor { get; set; }

    /// <summary>The clock for the end of the period, if the query has no end time.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
