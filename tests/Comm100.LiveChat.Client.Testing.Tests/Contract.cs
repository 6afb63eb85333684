using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>The contract, read independently of the fake.</summary>
internal static class Contract
{
    private static readonly JsonNode s_root = Read();

    public static IReadOnlyList<JsonNode> Operations { get; } = [.. s_root["operations"]!.AsArray().Select(operation => operation!)];

    public static IReadOnlyDictionary<string, JsonArray> Formats { get; } = s_root["formats"]!.AsArray()
        .ToDictionary(format => (string)format!["name"]!, format => format!["fields"]!.AsArray());

    /// <summary>Finds the problems of a response with a type such as <c>Ban[]</c>: missing fields and fields of a wrong type.</summary>
    /// <param name="node">The response.</param>
    /// <param name="type">The type in the contract.</param>
    /// <param name="filled">Receives the fields that have a value other than null.</param>
    public static IEnumerable<string> FindProblems(JsonNode? node, string type, ISet<string>? filled = null)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            return node is JsonArray array
                ? array.SelectMany(element => FindProblems(element, type[..^2], filled))
                : [$"{type} is not an array"];
        }

        return node is JsonObject item
            ? Formats[type].SelectMany(field => FindFieldProblems(item, type, field!, filled))
            : [$"{type} is not an object"];
    }

    private static IEnumerable<string> FindFieldProblems(JsonObject item, string format, JsonNode field, ISet<string>? filled)
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
        if (type is "array" or "object" && (string?)field["of"] is { } innerType && Formats.ContainsKey(innerType))
        {
            return FindProblems(value, type is "array" ? innerType + "[]" : innerType, filled);
        }

        string kind = value.GetValueKind().ToString();
        bool isValid = type switch
        {
            "string" or "datetime" => kind is "String",
            "integer" or "float" => kind is "Number",
            "boolean" => kind is "True" or "False",
            "array" => kind is "Array",
            "object" => kind is "Object",
            _ => kind is "String" or "Object",
        };
        return isValid ? [] : [$"{format}.{path} is {kind}, not {type}"];
    }

    private static JsonNode Read()
    {
        using Stream stream = typeof(Contract).Assembly.GetManifestResourceStream("livechat-v1.json")!;
        return JsonNode.Parse(stream)!;
    }
}
