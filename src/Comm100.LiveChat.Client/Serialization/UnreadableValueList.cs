using System.Globalization;
using System.Text;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>The places of what was left out or mended while reading, as <c>path: expected, found</c>.</summary>
internal sealed class UnreadableValueList
{
    private const int MaxPlaces = 100;

    private readonly List<string> _places = [];
    private readonly List<PathPart> _path = [];

    /// <summary>The places, at most 100 of them, and then how many more there are.</summary>
    public IReadOnlyList<string> Places => Count <= MaxPlaces ? _places
        : [.. _places, FormattableString.Invariant($"$: {Count - MaxPlaces} more places are not listed")];

    /// <summary>How many values were left out or mended.</summary>
    public int Count { get; private set; }

    public void Enter(string name) => _path.Add(new PathPart(name, 0));

    public void EnterElement(int index) => _path.Add(new PathPart(null, index));

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    public void Add(string expected, string found)
    {
        Count++;
        if (_places.Count < MaxPlaces)
        {
            _places.Add($"{PathText}: expected {expected}, found {found}");
        }
    }

    public void AddAt(string path, string expected, string found)
    {
        Count++;
        if (_places.Count < MaxPlaces)
        {
            _places.Add($"{path}: expected {expected}, found {found}");
        }
    }

    private string PathText
    {
        get
        {
            var text = new StringBuilder("$");
            foreach (PathPart part in _path)
            {
                _ = part.Name is null
                    ? text.Append('[').Append(part.Index.ToString(CultureInfo.InvariantCulture)).Append(']')
                    : text.Append('.').Append(part.Name);
            }

            return text.ToString();
        }
    }

    private readonly record struct PathPart(string? Name, int Index);
}
