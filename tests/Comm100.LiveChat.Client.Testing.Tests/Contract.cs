using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>The contract, read anew: the tests share no reading of it with the fake.</summary>
internal static class Contract
{
    private static readonly JsonNode s_root = Read();

    public static IReadOnlyList<JsonNode> Operations { get; } = [.. s_root["operations"]!.AsArray().Select(operation => operation!)];

    public static IReadOnlyDictionary<string, JsonArray> Formats { get; } = s_root["formats"]!.AsArray()
        .ToDictionary(format => (string)format!["name"]!, format => format!["fields"]!.AsArray());

    /// <summary>Says what is wrong with an answer of a type such as <c>Ban[]</c>: fields that are missing or of a wrong kind.</summary>
    /// <param name="node">The answer.</param>
    /// <param name="type">The type as the contract has it.</param>
    /// <param name="filled">Takes the fields that had a value other than null.</param>
    public static IEnumerable<string> Problems(JsonNode? node, string type, ISet<string>? filled = null)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            return node is JsonArray array
                ? array.SelectMany(element => Problems(element, type[..^2], filled))
                : [$"{type} is no array"];
        }

        return node is JsonObject item
            ? Formats[type].SelectMany(field => FieldProblems(item, type, field!, filled))
            : [$"{type} is no object"];
    }

    private static IEnumerable<string> FieldProblems(JsonObject item, string format, JsonNode field, ISet<string>? filled)
    {
        string path = (string)field["path"]!;
        string type = (string)field["type"]!;
        JsonNode? value = item;
        foreach (string name in path.Split('.'))
        {
            if (value is not JsonObject parent || !parent.ContainsKey(name))
            {
                return [$"{format}.{path} is missing"];
            }

            value = parent[name];
        }

        if (value is null)
        {
            return type is "object" or "string or object" ? [] : [$"{format}.{path} is null"];
        }

        filled?.Add($"{format}.{path}");
        if (type is "array" or "object" && (string?)field["of"] is { } of && Formats.ContainsKey(of))
        {
            return Problems(value, type is "array" ? of + "[]" : of, filled);
        }

        string kind = value.GetValueKind().ToString();
        bool isRight = type switch
        {
            "string" or "datetime" => kind is "String",
            "integer" or "float" => kind is "Number",
            "boolean" => kind is "True" or "False",
            "array" => kind is "Array",
            "object" => kind is "Object",
            _ => kind is "String" or "Object",
        };
        return isRight ? [] : [$"{format}.{path} is {kind}, not {type}"];
    }

    private static JsonNode Read()
    {
        using Stream stream = typeof(Contract).Assembly.GetManifestResourceStream("livechat-v1.json")!;
        return JsonNode.Parse(stream)!;
    }
}
