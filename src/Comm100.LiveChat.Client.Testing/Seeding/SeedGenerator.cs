using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Internal;

namespace Comm100.LiveChat.Client.Testing.Seeding;

/// <summary>Generates the initial objects of a fake from the contract: with the values of <see cref="SeedValues"/>, or else with a value that
/// fits the type and the name of the field. Every field gets a value.</summary>
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

    /// <summary>Generates the items of a collection.</summary>
    public JsonArray CreateItems(ContractFormat format) =>
        [.. Enumerable.Range(0, SeedValues.Counts.GetValueOrDefault(format.Name, 2))
            .Select(ordinal => CreateDocument(format, ordinal))];

    /// <summary>Generates the n-th object of a format, counted from 0.</summary>
    public JsonObject CreateDocument(ContractFormat format, int ordinal) =>
        CreateObject(format, ordinal, path => (_isObserved ? ObservedSeedValues.Find(format.Name, path, ordinal) : null) ?? SeedValues.Find(format.Name, path, ordinal));

    /// <summary>Generates the elements of an array with a path such as <c>PreChat.fields</c>.</summary>
    public JsonArray CreateElements(ContractFormat format, string path) =>
        [.. Enumerable.Range(0, GetElementCount(format, path))
            .Select(ordinal => CreateObject(format, ordinal, fieldPath => SeedValues.Find(path, fieldPath, ordinal) ?? SeedValues.Find(format.Name, fieldPath, ordinal)))];

    private static int GetElementCount(ContractFormat format, string path) =>
        format.Fields.Max(field => SeedValues.Columns.GetValueOrDefault($"{path}.{field.Path}")?.Length ?? 0) switch
        {
            0 => 2,
            int length => length,
        };

    private JsonObject CreateObject(ContractFormat format, int ordinal, Func<string, string?> findValue) => CreateObject(format, format.Tree, ordinal, findValue);

    private JsonObject CreateObject(ContractFormat format, FieldTree tree, int ordinal, Func<string, string?> findValue)
    {
        var result = new JsonObject();
        foreach (FieldNode node in tree.Nodes)
        {
            result[node.Name] = node.Group is null
                ? CreateValue(format, node.Field!, ordinal, findValue)
                : CreateObject(format, node.Group, ordinal, findValue);
        }

        return result;
    }

    private JsonNode? CreateValue(ContractFormat format, ContractField field, int ordinal, Func<string, string?> findValue)
    {
        ContractFormat? innerFormat = _contract.FindFormat(field);
        string? text = findValue(field.Path);
        return field.Kind switch
        {
            FieldKind.Integer when field.IsReadOnly && string.Equals(field.Path, "id", StringComparison.Ordinal) => _nextId(format.Name),
            FieldKind.Integer => text is null ? ordinal + 1 : long.Parse(text, CultureInfo.InvariantCulture),
            FieldKind.Float => text is null ? ordinal + 0.5 : double.Parse(text, CultureInfo.InvariantCulture),
            FieldKind.Boolean => text is null ? !new SeededRandom(_seed, $"{format.Name}.{field.Path}", ordinal).IsOneIn(3) : bool.Parse(text),
            FieldKind.Array when innerFormat is not null => CreateElements(innerFormat, $"{format.Name}.{field.Path}"),
            FieldKind.Array => CreateScalars(field, text ?? "1,2"),
            FieldKind.Object when innerFormat is not null => CreateDocument(innerFormat, ordinal),
            FieldKind.StringOrObject when text is not null && text.StartsWith('{') => JsonNode.Parse(text),
            _ when text is not null => text,
            _ when field.Values.Count > 0 => field.Values[ordinal % field.Values.Count],
            _ => CreateString(field.Path[(field.Path.LastIndexOf('.') + 1)..], ordinal),
        };
    }

    private static JsonArray CreateScalars(ContractField field, string list)
    {
        bool isNumbers = string.Equals(field.InnerType, "integer", StringComparison.Ordinal);
        return [.. list.Split(',').Select(value => isNumbers ? (JsonNode)long.Parse(value, CultureInfo.InvariantCulture) : value)];
    }

    private static string CreateString(string name, int ordinal)
    {
        string number = (ordinal + 1).ToString(CultureInfo.InvariantCulture);
        return name switch
        {
            _ when HasSuffix(name, "color") => ordinal % 2 == 0 ? "#1E88E5" : "#43A047",
            _ when HasSuffix(name, "email") || HasSuffix(name, "emailAddress") => $"person{number}@example.com",
            _ when HasSuffix(name, "url") || HasSuffix(name, "uri") => $"https://www.example.com/{number}",
            _ when HasSuffix(name, "id") => number,
            _ => $"{char.ToUpperInvariant(name[0])}{name[1..]} {number}",
        };
    }

    private static bool HasSuffix(string name, string end) => name.EndsWith(end, StringComparison.OrdinalIgnoreCase);
}
