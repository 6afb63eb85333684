using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Internal;

namespace Comm100.LiveChat.Client.Testing.Observed;

/// <summary>Single values in the forms that were seen.</summary>
internal static class ObservedValues
{
    private static readonly Dictionary<string, string> s_corrected = new(StringComparer.OrdinalIgnoreCase)
    {
        ["buttomLeft"] = "bottomLeft",
        ["buttomMiddle"] = "bottomMiddle",
        ["buttomRight"] = "bottomRight",
        ["RightMiddle"] = "rightMiddle",
        ["load banlancing"] = "load balancing",
    };

    /// <summary>Writes one of the documented values: misspelt ones corrected, and in another case.</summary>
    public static JsonNode Choice(string value, SeededRandom random)
    {
        string text = s_corrected.GetValueOrDefault(value, value);
        if (text.Length == 0)
        {
            return text;
        }

        return random.Next(3) switch
        {
            0 => text,
            1 => text.ToLowerInvariant(),
            _ => char.ToUpperInvariant(text[0]) + text[1..],
        };
    }

    public static JsonNode NumberAsText(JsonNode number) => number.ToJsonString();

    public static JsonNode TextAsNumber(JsonNode text) =>
        text.GetValueKind() == JsonValueKind.String
        && long.TryParse(text.GetValue<string>(), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : text.DeepClone();

    public static JsonNode TextAsBoolean(JsonNode text) =>
        text.GetValueKind() == JsonValueKind.String && bool.TryParse(text.GetValue<string>(), out bool value) ? value : text.DeepClone();

    /// <summary>Whom a segment notifies: nobody in three forms, or receivers as an object or within a text.</summary>
    public static JsonNode? Notification(JsonNode? value, SeededRandom random) => value switch
    {
        JsonObject receivers => random.IsOneIn(2) ? receivers.ToJsonString() : receivers.DeepClone(),
        JsonValue text when text.GetValueKind() == JsonValueKind.String && text.GetValue<string>().StartsWith('{') => text.DeepClone(),
        _ => random.Next(3) switch
        {
            0 => "none",
            1 => "None",
            _ => null,
        },
    };
}
