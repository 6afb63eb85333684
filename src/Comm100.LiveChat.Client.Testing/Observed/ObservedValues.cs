using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Internal;

namespace Comm100.LiveChat.Client.Testing.Observed;

/// <summary>Rewrites single values in the observed forms.</summary>
internal static class ObservedValues
{
    private static readonly Dictionary<string, string> s_corrections = new(StringComparer.OrdinalIgnoreCase)
    {
        ["buttomLeft"] = "bottomLeft",
        ["buttomMiddle"] = "bottomMiddle",
        ["buttomRight"] = "bottomRight",
        ["RightMiddle"] = "rightMiddle",
        ["load banlancing"] = "load balancing",
    };

    /// <summary>Rewrites one of the documented values: without misspellings, and in another case.</summary>
    public static JsonNode RewriteEnumValue(string value, SeededRandom random)
    {
        string text = s_corrections.GetValueOrDefault(value, value);
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

    public static JsonNode ConvertNumberToString(JsonNode number) => number.ToJsonString();

    public static JsonNode ConvertStringToNumber(JsonNode text) =>
        text.GetValueKind() == JsonValueKind.String
        && long.TryParse(text.GetValue<string>(), NumberStyles.None, CultureInfo.InvariantCulture, out long number)
            ? number
            : text.DeepClone();

    public static JsonNode ConvertStringToBoolean(JsonNode text) =>
        text.GetValueKind() == JsonValueKind.String && bool.TryParse(text.GetValue<string>(), out bool value) ? value : text.DeepClone();

    /// <summary>Rewrites the recipients of a notification: none in three forms, or an object, or an object in a string.</summary>
    public static JsonNode? RewriteRecipients(JsonNode? value, SeededRandom random) => value switch
    {
        JsonObject recipients => random.IsOneIn(2) ? recipients.ToJsonString() : recipients.DeepClone(),
        JsonValue text when text.GetValueKind() == JsonValueKind.String && text.GetValue<string>().StartsWith('{') => text.DeepClone(),
        _ => random.Next(3) switch
        {
            0 => "none",
            1 => "None",
            _ => null,
        },
    };
}
