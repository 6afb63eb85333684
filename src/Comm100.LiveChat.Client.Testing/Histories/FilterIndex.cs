namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>The number of items of a history that match a query, and how many of them lie before certain positions. With it, any page is found
/// without testing all earlier items. It uses four bytes for each 2,048 items, regardless of the matches.</summary>
internal sealed class FilterIndex
{
    private const int Stride = 2_048;

    private readonly int _first;
    private readonly int _end;
    private readonly int[] _matchesBefore;

    private FilterIndex(int first, int end, int[] matchesBefore, int total)
    {
        _first = first;
        _end = end;
        _matchesBefore = matchesBefore;
        Total = total;
    }

    public int Total { get; }

    public static FilterIndex Build(int first, int end, Func<int, bool> isMatch)
    {
        int[] matchesBefore = new int[(Math.Max(0, end - first) + Stride - 1) / Stride];
        int total = 0;
        for (int index = first; index < end; index++)
        {
            if ((index - first) % Stride == 0)
            {
                matchesBefore[(index - first) / Stride] = total;
            }

            total += isMatch(index) ? 1 : 0;
        }

        return new FilterIndex(first, end, matchesBefore, total);
    }

    /// <summary>Returns the indexes of the matching items, after skipping the first ones.</summary>
    public IEnumerable<int> GetIndexes(long skip, int take, Func<int, bool> isMatch)
    {
        if (skip >= Total || take <= 0)
        {
            yield break;
        }

        int stride = Array.BinarySearch(_matchesBefore, (int)skip);

        // Several strides can have the same number, and the search can return any of them. If the number does not occur, it returns the
        // position of the next larger number.
        stride = stride < 0 ? ~stride - 1 : stride;
        while (stride > 0 && _matchesBefore[stride] == (int)skip && _matchesBefore[stride - 1] == (int)skip)
        {
            stride--;
        }

        int found = _matchesBefore[stride];
        int remaining = take;
        for (int index = _first + (stride * Stride); index < _end && remaining > 0; index++)
        {
            if (isMatch(index) && found++ >= skip)
            {
                remaining--;
                yield return index;
            }
        }
    }
}
