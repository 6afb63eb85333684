using System.Globalization;
using System.Text;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>The values that could not be read or were repaired, each with its path, the expected form and the form found.</summary>
internal sealed class UnreadableValueList
{
    private const int MaxDescriptions = 100;

    private readonly List<string> _descriptions = [];
    private readonly List<PathPart> _path = [];

    /// <summary>The descriptions of at most 100 values, and then the number of the others.</summary>
    public IReadOnlyList<string> Descriptions => Count <= MaxDescriptions ? _descriptions
        : [.. _descriptions, FormattableString.Invariant($"$: {Count - MaxDescriptions} more values are not listed")];

    /// <summary>The number of values.</summary>
    public int Count { get; private set; }

    public void EnterField(string name) => _path.Add(new PathPart(name, 0));

    public void EnterElement(int index) => _path.Add(new PathPart(null, index));

    public void Leave() => _path.RemoveAt(_path.Count - 1);

    public void Add(string expected, string found)
    {
        Count++;
        if (_descriptions.Count < MaxDescriptions)
        {
            _descriptions.Add($"{PathText}: expected {expected}, found {found}");
        }
    }

    public void AddAt(string path, string expected, string found)
    {
        Count++;
        if (_descriptions.Count < MaxDescriptions)
        {
            _descriptions.Add($"{path}: expected {expected}, found {found}");
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
