using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Assertions;

/// <summary>Finds the differences of two JSON values and reports their paths, such as <c>fields[0].value</c>.</summary>
internal static class JsonDifference
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonNode? ToNode(object? value) => value is JsonNode node ? node : JsonSerializer.SerializeToNode(value, s_options);

    public static string Format(JsonNode? node) => node?.ToJsonString(s_options) ?? "null";

    public static IEnumerable<string> Find(JsonNode? expected, JsonNode? actual, string path)
    {
        switch (expected, actual)
        {
            case (JsonObject expectedObject, JsonObject actualObject):
                return FindInProperties(expectedObject, actualObject, path);
            case (JsonArray expectedArray, JsonArray actualArray):
                return FindInElements(expectedArray, actualArray, path);
            default:
                return AreEqual(expected, actual) ? [] : [$"{FormatPath(path)}: expected {Format(expected)}, but got {Format(actual)}"];
        }
    }

    /// <summary>Gets the value at a path. Returns false if the path does not exist.</summary>
    public static bool TryGet(JsonNode? root, string path, out JsonNode? value)
    {
        value = root;
        foreach (string step in path.Replace("[", ".[", StringComparison.Ordinal).Split('.', StringSplitOptions.RemoveEmptyEntries))
        {
            bool isIndex = step.StartsWith('[') && step.EndsWith(']');
            if (isIndex && value is JsonArray array && int.TryParse(step.AsSpan(1, step.Length - 2), NumberStyles.None, CultureInfo.InvariantCulture, out int index)
                && index < array.Count)
            {
                value = array[index];
            }
            else if (isIndex || value is not JsonObject parent || !parent.TryGetPropertyValue(step, out value))
            {
                value = null;
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<string> FindInProperties(JsonObject expected, JsonObject actual, string path)
    {
        string prefix = path.Length == 0 ? "" : path + ".";
        foreach ((string name, JsonNode? value) in expected)
        {
            IEnumerable<string> differences = actual.TryGetPropertyValue(name, out JsonNode? other)
                ? Find(value, other, prefix + name)
                : [$"{prefix}{name}: expected {Format(value)}, but it is missing"];
            foreach (string difference in differences)
            {
                yield return difference;
            }
        }

        foreach ((string name, JsonNode? value) in actual)
        {
            if (!expected.ContainsKey(name))
            {
                yield return $"{prefix}{name}: not expected, but got {Format(value)}";
            }
        }
    }

    private static IEnumerable<string> FindInElements(JsonArray expected, JsonArray actual, string path)
    {
        for (int i = 0; i < Math.Min(expected.Count, actual.Count); i++)
        {
            foreach (string difference in Find(expected[i], actual[i], string.Create(CultureInfo.InvariantCulture, $"{path}[{i}]")))
            {
                yield return difference;
            }
        }

        if (expected.Count != actual.Count)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture, $"{FormatPath(path)}: expected {expected.Count} elements, but got {actual.Count}");
        }
    }

    /// <summary>Compares numbers by value: 1 equals 1.0.</summary>
    private static bool AreEqual(JsonNode? expected, JsonNode? actual)
    {
        string first = Format(expected);
        string second = Format(actual);
        return string.Equals(first, second, StringComparison.Ordinal)
            || (decimal.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal one)
                && decimal.TryParse(second, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal two)
                && one == two);
    }

    private static string FormatPath(string path) => path.Length == 0 ? "$" : path;
}
