namespace Comm100.LiveChat.Client.Histories;

/// <summary>Remembers the last items that an enumeration returned, in their order. The number of items is limited, so that memory does not grow.</summary>
internal sealed class RecentItems
{
    /// <summary>The number of ids in a cursor: enough to find the position again, and few enough to keep the cursor short.</summary>
    public const int MaxInCursor = 32;

    private const int MinCapacity = 2 * PagedHistoryQuery.MaxPageSize;
    private const int MaxCapacity = 100_000;

    private readonly Dictionary<ulong, long> _positions = [];
    private readonly Queue<ulong> _ids = new();
    private long _nextPosition;
    private long _capacity = MinCapacity;

    /// <param name="earlier">The last items of an earlier enumeration, the oldest first; null for an enumeration from the beginning.</param>
    public RecentItems(IReadOnlyList<ulong>? earlier)
    {
        IsComplete = earlier is null;
        foreach (ulong id in earlier ?? [])
        {
            TryAdd(id);
        }
    }

    /// <summary>Whether all returned items are remembered.</summary>
    public bool IsComplete { get; private set; }

    public int Count => _ids.Count;

    /// <summary>The position of the last returned item, in the order of the returned items.</summary>
    public long LastPosition => _nextPosition - 1;

    /// <summary>Gets the ids for a cursor, the oldest first.</summary>
    public ulong[] GetCursorIds() => [.. _ids.Skip(Math.Max(0, _ids.Count - MaxInCursor))];

    public bool TryGetPosition(ulong id, out long position) => _positions.TryGetValue(id, out position);

    /// <summary>
    /// Increases the number of remembered items. An item that arrives at the front of the history moves each returned item back by one, so returned items come again after as
    /// many items as have arrived.
    /// </summary>
    public void ExtendBy(long arrivedItems) => _capacity += Math.Min(MaxCapacity - _capacity, arrivedItems);

    /// <summary>Adds an item; false if it is already remembered.</summary>
    public bool TryAdd(ulong id)
    {
        if (_positions.ContainsKey(id))
        {
            return false;
        }

        _positions.Add(id, _nextPosition++);
        _ids.Enqueue(id);
        if (_ids.Count > _capacity)
        {
            _positions.Remove(_ids.Dequeue());
            IsComplete = false;
        }

        return true;
    }
}
