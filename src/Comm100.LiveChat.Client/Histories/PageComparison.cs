namespace Comm100.LiveChat.Client.Histories;

/// <summary>One page, compared with what the walk has given before it.</summary>
internal sealed class PageComparison<T>
{
    private readonly IList<T> _items;
    private readonly ulong?[] _ids;
    private readonly int _lastKnown = -1;

    public PageComparison(IHistoryPage<T> page, RecentItems given, ItemIdentity<T> identity)
    {
        Page = page;
        _items = page.Items ?? [];
        _ids = new ulong?[_items.Count];
        for (int i = 0; i < _ids.Length; i++)
        {
            _ids[i] = _items[i] is null ? null : identity.Of(_items[i]);
            if (_ids[i] is not { } id)
            {
                continue;
            }

            HasIds = true;
            if (given.TryGetPlace(id, out long place))
            {
                _lastKnown = i;
                LatestPlace = Math.Max(LatestPlace, place);
            }
        }

        Fingerprint = FingerprintOf(identity);
    }

    public IHistoryPage<T> Page { get; }

    public int Count => _items.Count;

    /// <summary>Whether an item of the page was given before.</summary>
    public bool HasKnown => _lastKnown >= 0;

    /// <summary>Whether an item of the page has an identity.</summary>
    public bool HasIds { get; }

    /// <summary>The latest place that an item of the page has in the order of giving; -1 where none was given.</summary>
    public long LatestPlace { get; } = -1;

    /// <summary>What tells the page from another; 0 for an empty one.</summary>
    public ulong Fingerprint { get; }

    /// <summary>How many items of the page the walk gives, and has not given before, as far as can be told.</summary>
    public int NewCount { get; private set; }

    /// <summary>Takes the items that the walk has not given yet.</summary>
    public List<T> Take(RecentItems given, bool isRepeatedPage)
    {
        var fresh = new List<T>(_items.Count);
        for (int i = 0; i < _ids.Length; i++)
        {
            if (_items[i] is null)
            {
                continue;
            }

            // The order of a history is stable: what stands before a given item was given too, even where that is not remembered.
            bool isBeforeGiven = i < _lastKnown && !given.IsComplete;
            bool isNew = _ids[i] is { } id
                ? !isBeforeGiven && given.Add(id)
                : !isBeforeGiven && !(isRepeatedPage && HasIds);
            if (isNew)
            {
                fresh.Add(_items[i]);
                NewCount += _ids[i] is not null || !isRepeatedPage ? 1 : 0;
            }
        }

        return fresh;
    }

    private ulong FingerprintOf(ItemIdentity<T> identity)
    {
        ulong hash = 0;
        for (int i = 0; i < _ids.Length; i++)
        {
            hash = StableHash.Combine(hash, _ids[i] ?? (_items[i] is null ? 0 : identity.OfContent(_items[i])));
        }

        return hash;
    }
}
