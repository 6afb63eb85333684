namespace Comm100.LiveChat.Client.Histories;

/// <summary>Compares a page with the items that an enumeration returned before it.</summary>
internal sealed class PageComparison<T>
{
    private readonly IList<T> _items;
    private readonly ulong?[] _ids;
    private readonly int _lastReturnedIndex = -1;

    public PageComparison(IHistoryPage<T> page, RecentItems returned, ItemIdentity<T> identity)
    {
        Page = page;
        _items = page.Items ?? [];
        _ids = new ulong?[_items.Count];
        for (int i = 0; i < _ids.Length; i++)
        {
            _ids[i] = _items[i] is null ? null : identity.GetIdHash(_items[i]);
            if (_ids[i] is not { } id)
            {
                continue;
            }

            HasIds = true;
            if (returned.TryGetPosition(id, out long position))
            {
                _lastReturnedIndex = i;
                LastReturnedPosition = Math.Max(LastReturnedPosition, position);
            }
        }

        Fingerprint = ComputeFingerprint(identity);
    }

    public IHistoryPage<T> Page { get; }

    public int Count => _items.Count;

    /// <summary>Whether the page contains an item that was returned before.</summary>
    public bool HasReturned => _lastReturnedIndex >= 0;

    /// <summary>Whether an item of the page has an id.</summary>
    public bool HasIds { get; }

    /// <summary>The last position of its items, in the order of the returned items; -1 if none of them was returned.</summary>
    public long LastReturnedPosition { get; } = -1;

    /// <summary>A hash of the items, which identifies the page; 0 for an empty page.</summary>
    public ulong Fingerprint { get; }

    /// <summary>The number of taken items that are new, as far as is known.</summary>
    public int NewCount { get; private set; }

    /// <summary>Takes the items that were not returned before.</summary>
    public List<T> TakeNew(RecentItems returned, bool isRepeatedPage)
    {
        var taken = new List<T>(_items.Count);
        for (int i = 0; i < _ids.Length; i++)
        {
            if (_items[i] is null)
            {
                continue;
            }

            // The order of a history is stable: items before a returned item were returned too, even if they are no longer remembered.
            bool isBeforeReturned = i < _lastReturnedIndex && !returned.IsComplete;
            bool isNew = _ids[i] is { } id
                ? !isBeforeReturned && returned.TryAdd(id)
                : !isBeforeReturned && !(isRepeatedPage && HasIds);
            if (isNew)
            {
                taken.Add(_items[i]);
                NewCount += _ids[i] is not null || !isRepeatedPage ? 1 : 0;
            }
        }

        return taken;
    }

    private ulong ComputeFingerprint(ItemIdentity<T> identity)
    {
        ulong hash = 0;
        for (int i = 0; i < _ids.Length; i++)
        {
            hash = StableHash.Combine(hash, _ids[i] ?? (_items[i] is null ? 0 : identity.GetContentHash(_items[i])));
        }

        return hash;
    }
}
