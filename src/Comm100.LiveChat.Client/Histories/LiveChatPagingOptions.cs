namespace Comm100.LiveChat.Client;

/// <summary>Options for enumerating a history.</summary>
public sealed class LiveChatPagingOptions
{
    /// <summary>Whether the next page is requested while the caller still processes the items of the current page.</summary>
    /// <value>The default is false: a page is requested when its first item is requested.</value>
    public bool PrefetchNextPage { get; set; }

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
