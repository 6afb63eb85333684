namespace Comm100.LiveChat.Client;

/// <summary>How a history is walked.</summary>
public sealed class LiveChatWalkOptions
{
    /// <summary>Whether the next page is asked for while the caller still works on the items of this one.</summary>
    /// <value>The default is false: a page is asked for when its first item is.</value>
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
