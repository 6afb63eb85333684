namespace Comm100.LiveChat.Client.Testing.Histories;

/// <summary>How many items of a history a query finds, and how many of them lie before each of some places: any page is then found without
/// looking at the items before it. It takes four bytes for each 2,048 items, whatever the query finds.</summary>
internal sealed class FilterIndex
{
    private const int Stride = 2_048;

    private readonly int _first;
    private readonly int _end;
    private readonly int[] _foundBefore;

    private FilterIndex(int first, int end, int[] foundBefore, int total)
    {
        _first = first;
        _end = end;
        _foundBefore = foundBefore;
        Total = total;
    }

    public int Total { get; }

    public static FilterIndex Build(int first, int end, Func<int, bool> isFound)
    {
        int[] foundBefore = new int[(Math.Max(0, end - first) + Stride - 1) / Stride];
        int total = 0;
        for (int place = first; place < end; place++)
        {
            if ((place - first) % Stride == 0)
            {
                foundBefore[(place - first) / Stride] = total;
            }

            total += isFound(place) ? 1 : 0;
        }

        return new FilterIndex(first, end, foundBefore, total);
    }

    /// <summary>Gives the places of what is found, without the first ones.</summary>
    public IEnumerable<int> Places(long skip, int take, Func<int, bool> isFound)
    {
        if (skip >= Total || take <= 0)
        {
            yield break;
        }

        int stride = Array.BinarySearch(_foundBefore, (int)skip);

        // Several strides may begin with the same number, and the search may end at any of them; where the number is not there, before
        // the next larger one.
        stride = stride < 0 ? ~stride - 1 : stride;
        while (stride > 0 && _foundBefore[stride] == (int)skip && _foundBefore[stride - 1] == (int)skip)
        {
            stride--;
        }

        int found = _foundBefore[stride];
        int left = take;
        for (int place = _first + (stride * Stride); place < _end && left > 0; place++)
        {
            if (isFound(place) && found++ >= skip)
            {
                left--;
                yield return place;
            }
        }
    }
}
