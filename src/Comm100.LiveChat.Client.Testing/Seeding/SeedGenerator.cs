using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Internal;

namespace Comm100.LiveChat.Client.Testing.Seeding;

/// <summary>Makes the objects a fake begins with, format by format from the contract: a text of the table where there is one,
/// and something that fits the field's type and name where there is none. No field is left out.</summary>
internal sealed class SeedGenerator
{
    private readonly LiveChatContract _contract;
    private readonly int _seed;
    private readonly bool _isObserved;
    private readonly Func<string, long> _nextId;

    public SeedGenerator(LiveChatContract contract, int seed, FakeWireStyle style, Func<string, long> nextId)
    {
        _contract = contract;
        _seed = seed;
        _isObserved = style == FakeWireStyle.Observed;
        _nextId = nextId;
    }

    /// <summary>Makes the items of a collection.</summary>
    public JsonArray Items(ContractFormat format) =>
        [.. Enumerable.Range(0, SeedValues.Counts.GetValueOrDefault(format.Name, 2))
            .Select(ordinal => Document(format, ordinal))];

    /// <summary>Makes the n-th object of a format, counted from 0.</summary>
    public JsonObject Document(ContractFormat format, int ordinal) =>
        Make(format, ordinal, path => (_isObserved ? ObservedSeedValues.At(format.Name, path, ordinal) : null) ?? SeedValues.At(format.Name, path, ordinal));

    /// <summary>Makes the elements of an array, which stands at a place such as <c>PreChat.fields</c>.</summary>
    public JsonArray Elements(ContractFormat format, string place) =>
        [.. Enumerable.Range(0, CountAt(format, place))
            .Select(ordinal => Make(format, ordinal, path => SeedValues.At(place, path, ordinal) ?? SeedValues.At(format.Name, path, ordinal)))];

    private static int CountAt(ContractFormat format, string place) =>
        format.Fields.Max(field => SeedValues.Columns.GetValueOrDefault($"{place}.{field.Path}")?.Length ?? 0) switch
        {
            0 => 2,
            int length => length,
        };

    private JsonObject Make(ContractFormat format, int ordinal, Func<string, string?> textAt) => Make(format, format.Tree, ordinal, textAt);

    private JsonObject Make(ContractFormat format, FieldTree tree, int ordinal, Func<string, string?> textAt)
    {
        var result = new JsonObject();
        foreach (FieldNode node in tree.Nodes)
        {
            result[node.Name] = node.Group is null
                ? Value(format, node.Field!, ordinal, textAt)
                : Make(format, node.Group, ordinal, textAt);
        }

        return result;
    }

    private JsonNode? Value(ContractFormat format, ContractField field, int ordinal, Func<string, string?> textAt)
    {
        ContractFormat? of = _contract.FindFormat(field);
        string? text = textAt(field.Path);
        return field.Kind switch
        {
            FieldKind.Integer when field.IsReadOnly && string.Equals(field.Path, "id", StringComparison.Ordinal) => _nextId(format.Name),
            FieldKind.Integer => text is null ? ordinal + 1 : long.Parse(text, CultureInfo.InvariantCulture),
            FieldKind.Float => text is null ? ordinal + 0.5 : double.Parse(text, CultureInfo.InvariantCulture),
            FieldKind.Boolean => text is null ? !new SeededRandom(_seed, $"{format.Name}.{field.Path}", ordinal).IsOneIn(3) : bool.Parse(text),
            FieldKind.Array when of is not null => Elements(of, $"{format.Name}.{field.Path}"),
            FieldKind.Array => Scalars(field, text ?? "1,2"),
            FieldKind.Object when of is not null => Document(of, ordinal),
            FieldKind.StringOrObject when text is not null && text.StartsWith('{') => JsonNode.Parse(text),
            _ when text is not null => text,
            _ when field.Values.Count > 0 => field.Values[ordinal % field.Values.Count],
            _ => TextFor(field.Path[(field.Path.LastIndexOf('.') + 1)..], ordinal),
        };
    }

    private static JsonArray Scalars(ContractField field, string list)
    {
        bool isNumbers = string.Equals(field.InnerType, "integer", StringComparison.Ordinal);
        return [.. list.Split(',').Select(value => isNumbers ? (JsonNode)long.Parse(value, CultureInfo.InvariantCulture) : value)];
    }

    private static string TextFor(string name, int ordinal)
    {
        string number = (ordinal + 1).ToString(CultureInfo.InvariantCulture);
        return name switch
        {
            _ when Ends(name, "color") => ordinal % 2 == 0 ? "#1E88E5" : "#43A047",
            _ when Ends(name, "email") || Ends(name, "emailAddress") => $"person{number}@example.com",
            _ when Ends(name, "url") || Ends(name, "uri") => $"https://www.example.com/{number}",
            _ when Ends(name, "id") => number,
            _ => $"{char.ToUpperInvariant(name[0])}{name[1..]} {number}",
        };
    }

    private static bool Ends(string name, string end) => name.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
