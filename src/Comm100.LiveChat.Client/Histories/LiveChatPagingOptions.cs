namespace Comm100.LiveChat.Client;

/// <summary>Options for enumerating a history.</summary>
public sealed class LiveChatPagingOptions
{
    /// <summary>Whether the next page is requested while the caller still processes the items of the current page.</summary>
    /// <value>The default is false: a page is requested when its first item is.</value>
    public bool PrefetchNextPage { get; set; }

    /// <summary>
    /// Where to go on: the <see cref="LiveChatPage{T}.Cursor"/> of the last page that an earlier walk, perhaps in another process, has
    /// done with. It belongs to the same query, and brings the end of an open window with it.
    /// </summary>
    /// <value>The default is null: the walk begins at the query's page.</value>
    public string? Cursor { get; set; }

    /// <summary>The clock by which an open end of the query's window is pinned.</summary>
    /// <value>The default is <see cref="TimeProvider.System"/>.</value>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
