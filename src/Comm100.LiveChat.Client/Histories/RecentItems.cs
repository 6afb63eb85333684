namespace Comm100.LiveChat.Client.Histories;

/// <summary>
/// Remembers which items a walk has lately given, and in which order. It keeps no more of them than it needs: memory does not grow with
/// the walk.
/// </summary>
internal sealed class RecentItems
{
    /// <summary>How many items are remembered.</summary>
    public const int Most = 2 * PagedHistoryQuery.MaxPageSize;

    /// <summary>How many of them a cursor holds: enough to find the place again, and few enough to keep the cursor short.</summary>
    public const int MaxInCursor = 32;

    private readonly Dictionary<ulong, long> _places = [];
    private readonly Queue<ulong> _order = new();
    private long _next;

    /// <param name="earlier">What an earlier walk gave last, the oldest first; null for a walk from the beginning.</param>
    public RecentItems(IReadOnlyList<ulong>? earlier)
    {
        IsComplete = earlier is null;
        foreach (ulong id in earlier ?? [])
        {
            Add(id);
        }
    }

    /// <summary>Whether all items that were given are remembered.</summary>
    public bool IsComplete { get; private set; }

    public int Count => _order.Count;

    /// <summary>The place of the item that was given last, in the order of giving.</summary>
    public long LastPlace => _next - 1;

    /// <summary>The items that were given last, the oldest first.</summary>
    public ulong[] Last => [.. _order.Skip(Math.Max(0, _order.Count - MaxInCursor))];

    public bool TryGetPlace(ulong id, out long place) => _places.TryGetValue(id, out place);

    /// <summary>Adds an item; false where it is remembered already.</summary>
    public bool Add(ulong id)
    {
        if (_places.ContainsKey(id))
        {
            return false;
        }

        _places.Add(id, _next++);
        _order.Enqueue(id);
        if (_order.Count > Most)
        {
            _places.Remove(_order.Dequeue());
            IsComplete = false;
        }

        return true;
    }
}
