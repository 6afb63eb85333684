namespace Comm100.LiveChat.Client.Paging;

/// <summary>Remembers the ids that a walk has lately given, and no more of them than it needs: memory does not grow with the walk.</summary>
internal sealed class RecentIds
{
    /// <summary>How many ids are remembered.</summary>
    public const int Most = 2 * PagedHistoryQuery.LargestPageSize;

    private readonly HashSet<ulong> _ids = [];
    private readonly Queue<ulong> _order = new();

    /// <summary>Adds an id; false where it was lately added.</summary>
    public bool Add(ulong id)
    {
        if (!_ids.Add(id))
        {
            return false;
        }

        _order.Enqueue(id);
        if (_order.Count > Most)
        {
            _ids.Remove(_order.Dequeue());
        }

        return true;
    }
}
