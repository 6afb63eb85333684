using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Assertions;

/// <summary>Finds where two JSON values differ, by path: <c>fields[0].value</c>.</summary>
internal static class JsonDifference
{
    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static JsonNode? NodeOf(object? value) => value is JsonNode node ? node : JsonSerializer.SerializeToNode(value, s_options);

    public static string Text(JsonNode? node) => node?.ToJsonString(s_options) ?? "null";

    public static IEnumerable<string> Find(JsonNode? expected, JsonNode? actual, string path)
    {
        switch (expected, actual)
        {
            case (JsonObject expectedObject, JsonObject actualObject):
                return InMembers(expectedObject, actualObject, path);
            case (JsonArray expectedArray, JsonArray actualArray):
                return InElements(expectedArray, actualArray, path);
            default:
                return AreSame(expected, actual) ? [] : [$"{Shown(path)}: expected {Text(expected)}, but got {Text(actual)}"];
        }
    }

    /// <summary>Follows a path; false when there is nothing at it.</summary>
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

    private static IEnumerable<string> InMembers(JsonObject expected, JsonObject actual, string path)
    {
        string prefix = path.Length == 0 ? "" : path + ".";
        foreach ((string name, JsonNode? value) in expected)
        {
            IEnumerable<string> differences = actual.TryGetPropertyValue(name, out JsonNode? other)
                ? Find(value, other, prefix + name)
                : [$"{prefix}{name}: expected {Text(value)}, but it is missing"];
            foreach (string difference in differences)
            {
                yield return difference;
            }
        }

        foreach ((string name, JsonNode? value) in actual)
        {
            if (!expected.ContainsKey(name))
            {
                yield return $"{prefix}{name}: not expected, but got {Text(value)}";
            }
        }
    }

    private static IEnumerable<string> InElements(JsonArray expected, JsonArray actual, string path)
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
                CultureInfo.InvariantCulture, $"{Shown(path)}: expected {expected.Count} elements, but got {actual.Count}");
        }
    }

    /// <summary>Numbers are the same by value: 1 is 1.0.</summary>
    private static bool AreSame(JsonNode? expected, JsonNode? actual)
    {
        string first = Text(expected);
        string second = Text(actual);
        return string.Equals(first, second, StringComparison.Ordinal)
            || (decimal.TryParse(first, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal one)
                && decimal.TryParse(second, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal two)
                && one == two);
    }

    private static string Shown(string path) => path.Length == 0 ? "$" : path;
}
