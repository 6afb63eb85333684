using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Tests;

/// <summary>Creates request bodies from the contract: every writable field with a value of its type.</summary>
internal static class RequestBodies
{
    public static JsonNode Create(string type)
    {
        if (type.EndsWith("[]", StringComparison.Ordinal))
        {
            return new JsonArray(Create(type[..^2]));
        }

        string format = type.Split('(')[0];
        var body = new JsonObject();
        foreach (JsonNode? field in Contract.Formats[format])
        {
            bool isReadOnly = (bool)field!["readOnly"]!;
            if (!isReadOnly || (bool)field["mandatory"]!)
            {
                Set(body, (string)field["path"]!, CreateValue(field));
            }
        }

        return body;
    }

    /// <summary>Sets the value at a dotted path.</summary>
    public static void Set(JsonObject body, string path, JsonNode? value)
    {
        string[] names = path.Split('.');
        JsonObject target = body;
        foreach (string name in names[..^1])
        {
            if (target[name] is not JsonObject inner)
            {
                target[name] = inner = [];
            }

            target = inner;
        }

        target[names[^1]] = value;
    }

    private static JsonNode CreateValue(JsonNode field)
    {
        string? of = (string?)field["of"];
        return (string)field["type"]! switch
        {
            // Every collection has an object with this id.
            "integer" => 2,
            "float" => 7.5,
            "boolean" => true,
            "array" when of is "integer" => new JsonArray(1, 2),
            "array" when of is "string" => new JsonArray("a", "b"),
            "array" => Create(of + "[]"),
            "object" => Create(of!),
            "string or object" => new JsonObject { ["agents"] = new JsonArray(1, 2) },
            _ when (string)field["path"]! is { } path && path.Contains("email", StringComparison.OrdinalIgnoreCase) && !path.EndsWith("Name", StringComparison.Ordinal) && !path.EndsWith("Subject", StringComparison.Ordinal) && field["values"] is null =>
                "new@example.com",
            _ => field["values"] is JsonArray values ? (string)values[^1]! : $"new {(string)field["path"]!}",
        };
    }
}
