using System.Collections;
using System.Globalization;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>Compares models with JSON documents by their JSON names.</summary>
internal static class ModelInspector
{
    /// <summary>Returns the paths at which a model differs from a document.</summary>
    public static IEnumerable<string> Differences(object? model, JsonNode? document, string path = "$")
    {
        switch (document)
        {
            // The document has one object, for which the model has a list.
            case JsonObject when model is AttachmentList { Count: 1 } attachments:
                return Differences(attachments[0], document, path);

            case JsonObject members:
                return members.SelectMany(member => model is not null && ApiSurface.PropertyOf(model.GetType(), member.Key) is { } property
                    ? Differences(property.GetValue(model), member.Value, $"{path}.{member.Key}")
                    : [$"{path}.{member.Key}: no property"]);

            case JsonArray elements:
                object?[] items = model is IEnumerable list and not string ? [.. list.Cast<object?>()] : [];
                return items.Length != elements.Count
                    ? [$"{path}: {items.Length} elements for {elements.Count}"]
                    : items.Zip(elements).SelectMany((pair, index) => Differences(pair.First, pair.Second, $"{path}[{index}]"));

            default:
                string expected = document!.ToString();
                string? actual = Text(model);
                return string.Equals(expected, actual, StringComparison.OrdinalIgnoreCase) ? [] : [$"{path}: '{actual}' for '{expected}'"];
        }
    }

    private static string? Text(object? value) => value switch
    {
        null => null,
        DateTimeOffset time => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture),
        ChatAgent agent => agent.Name,
        _ => Convert.ToString(value, CultureInfo.InvariantCulture),
    };
}
