namespace Comm100.LiveChat.Client;

/// <summary>One page of a walk over a history.</summary>
/// <typeparam name="T">What the page holds.</typeparam>
public sealed class LiveChatPage<T>
{
    internal LiveChatPage(int index, long? total, IReadOnlyList<T> items)
    {
        Index = index;
        Total = total;
        Items = items;
    }

    /// <summary>The index of the page, from 0 on.</summary>
    public int Index { get; }

    /// <summary>How many items all pages hold together, as the service counted when it made this page; null where it did not say.</summary>
    public long? Total { get; }

    /// <summary>The items of the page, without those that the page before already held.</summary>
    public IReadOnlyList<T> Items { get; }
}
