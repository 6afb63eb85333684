using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>An immutable history: the generated items, unless they were cleared, and the added items, sorted by time. Adding or clearing
/// items creates a new instance.</summary>
internal sealed class HistorySnapshot
{
    private const int MaxIndexes = 16;

    private readonly GeneratedHistory? _generated;
    private readonly AddedItem[] _added;

    // The index of each added item among all items.
    private readonly int[] _addedIndexes;
    private readonly ConcurrentDictionary<string, FilterIndex> _indexes = new(StringComparer.Ordinal);

    public HistorySnapshot(GeneratedHistory? generated)
        : this(generated, [])
    {
    }

    private HistorySnapshot(GeneratedHistory? generated, AddedItem[] added)
    {
        _generated = generated;
        _added = added;
        _addedIndexes = [.. added.Select((item, index) => index + CountGeneratedBefore(item.Ticks))];
    }

    public static HistorySnapshot Empty { get; } = new(generated: null);

    public int Count => (_generated?.Times.Count ?? 0) + _added.Length;

    /// <summary>Creates a history with additional items. Items with the same time keep the order in which they were added.</summary>
    public HistorySnapshot AddRange(IEnumerable<AddedItem> items) => new(_generated, [.. _added.Concat(items).OrderBy(item => item.Ticks)]);

    /// <summary>Returns the index of the first item at or after a time; the count if no item matches.</summary>
    public int FindFirstAtOrAfter(long utcTicks)
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

        return low + CountGeneratedBefore(utcTicks);
    }

    public ItemAttributes GetAttributes(int index) => FindAdded(index, out int generatedIndex)?.Attributes ?? _generated!.GetAttributes(generatedIndex);

    public JsonObject CreateItem(int index, TimeSpan offset) => FindAdded(index, out int generatedIndex)?.CreateItem(offset) ?? _generated!.CreateItem(generatedIndex, offset);

    /// <summary>Generates the fields that conditions use.</summary>
    public JsonObject CreateConditionFields(int index) => FindAdded(index, out int generatedIndex)?.CreateItem(TimeSpan.Zero) ?? _generated!.CreateConditionFields(generatedIndex);

    /// <summary>Generates the item with an id, with its times in UTC; null if not found.</summary>
    public JsonObject? Find(string id)
    {
        if (Array.Find(_added, item => string.Equals(item.Id, id, StringComparison.OrdinalIgnoreCase)) is { } added)
        {
            return added.CreateItem(TimeSpan.Zero);
        }

        return long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out long number) && _generated?.FindIndex(number) is { } index
            ? _generated.CreateItem(index, TimeSpan.Zero)
            : null;
    }

    /// <summary>Returns the index of a query, and caches a few of them, so that reading all pages tests each item only once.</summary>
    public FilterIndex GetFilterIndex(string filterKey, Func<FilterIndex> build)
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

    private int CountGeneratedBefore(long utcTicks) => _generated?.Times.FindFirstAtOrAfter(utcTicks) ?? 0;

    private AddedItem? FindAdded(int index, out int generatedIndex)
    {
        int position = Array.BinarySearch(_addedIndexes, index);
        if (position >= 0)
        {
            generatedIndex = -1;
            return _added[position];
        }

        generatedIndex = index - ~position;
        return null;
    }
}
