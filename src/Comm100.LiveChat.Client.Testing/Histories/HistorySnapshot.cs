using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>A history as a test set it: the generated items, unless they were cleared, and the added ones, all in the order of
/// their times. It never changes: what is added or cleared makes another one.</summary>
internal sealed class HistorySnapshot
{
    private const int MaxIndexes = 16;

    private readonly GeneratedHistory? _generated;
    private readonly AddedItem[] _added;

    // The place of each added item among all.
    private readonly int[] _addedPlaces;
    private readonly ConcurrentDictionary<string, FilterIndex> _indexes = new(StringComparer.Ordinal);

    public HistorySnapshot(GeneratedHistory? generated)
        : this(generated, [])
    {
    }

    private HistorySnapshot(GeneratedHistory? generated, AddedItem[] added)
    {
        _generated = generated;
        _added = added;
        _addedPlaces = [.. added.Select((item, index) => index + GeneratedBefore(item.Ticks))];
    }

    public static HistorySnapshot Empty { get; } = new(generated: null);

    public int Count => (_generated?.GeneratedTimes.Count ?? 0) + _added.Length;

    /// <summary>Makes a history with further items. Of those with the same time, the ones added first come first.</summary>
    public HistorySnapshot With(IEnumerable<AddedItem> items) => new(_generated, [.. _added.Concat(items).OrderBy(item => item.Ticks)]);

    /// <summary>Gives the place of the first item at or after a time; the count when there is none.</summary>
    public int FirstAtOrAfter(long utcTicks)
    {
        int low = 0;
        int high = _added.Length;
        while (low < high)
        {
            int middle = low + ((high - low) / 2);
            if (_added[middle].Ticks < utcTicks)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return low + GeneratedBefore(utcTicks);
    }

    public ItemAttributes GetAttributes(int place) => AddedAt(place, out int generated)?.Attributes ?? _generated!.GetAttributes(generated);

    public JsonObject CreateItem(int place, TimeSpan offset) => AddedAt(place, out int generated)?.Show(offset) ?? _generated!.CreateItem(generated, offset);

    /// <summary>Makes what conditions look at.</summary>
    public JsonObject CreateConditionFields(int place) => AddedAt(place, out int generated)?.Show(TimeSpan.Zero) ?? _generated!.CreateConditionFields(generated);

    /// <summary>Makes the item with an id, its times in UTC; null when there is none.</summary>
    public JsonObject? Find(string id)
    {
        if (Array.Find(_added, item => string.Equals(item.Id, id, StringComparison.OrdinalIgnoreCase)) is { } added)
        {
            return added.Show(TimeSpan.Zero);
        }

        return long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && _generated?.FindIndex(number) is { } place
            ? _generated.CreateItem(place, TimeSpan.Zero)
            : null;
    }

    /// <summary>Gives the index of a query, and keeps the last few, so that a walk over all pages looks at all items once.</summary>
    public FilterIndex IndexOf(string filterKey, Func<FilterIndex> build)
    {
        if (_indexes.TryGetValue(filterKey, out FilterIndex? index))
        {
            return index;
        }

        if (_indexes.Count >= MaxIndexes)
        {
            _indexes.Clear();
        }

        return _indexes.GetOrAdd(filterKey, _ => build());
    }

    private int GeneratedBefore(long utcTicks) => _generated?.GeneratedTimes.FirstAtOrAfter(utcTicks) ?? 0;

    private AddedItem? AddedAt(int place, out int generated)
    {
        int index = Array.BinarySearch(_addedPlaces, place);
        if (index >= 0)
        {
            generated = -1;
            return _added[index];
        }

        generated = place - ~index;
        return null;
    }
}
