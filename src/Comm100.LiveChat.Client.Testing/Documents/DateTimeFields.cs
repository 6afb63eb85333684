using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing.Documents;

/// <summary>Reads and writes the date and time fields of an object, including nested ones.</summary>
internal static class DateTimeFields
{
    /// <summary>Reads a time. A time without a time zone is UTC.</summary>
    public static bool TryRead(JsonNode? node, out DateTime utc)
    {
        utc = default;
        return node is JsonValue value
            && value.TryGetValue(out string? text)
            && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out utc);
    }

    /// <summary>Rewrites all times. Values that are not valid times stay unchanged.</summary>
    public static void Rewrite(JsonObject item, ContractFormat format, Func<DateTime, string> write)
    {
        foreach (ContractField field in format.Fields)
        {
            JsonNode? value = item[field.Path];
            if (field.Kind == FieldKind.DateTime && TryRead(value, out DateTime utc))
            {
                item[field.Path] = write(utc);
            }
            else if (LiveChatContract.Instance.FindFormat(field) is { } innerFormat)
            {
                foreach (JsonObject inner in GetObjects(value))
                {
                    Rewrite(inner, innerFormat, write);
                }
            }
        }
    }

    /// <summary>Creates a copy with all times in UTC with a <c>Z</c>, and without times that are not set, so that any reader can read it.</summary>
    public static JsonObject CopyWithTimeZones(JsonObject item, ContractFormat format)
    {
        var zoned = (JsonObject)item.DeepClone();
        Rewrite(zoned, format, utc => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
        RemoveUnsetTimes(zoned, format);
        return zoned;
    }

    private static void RemoveUnsetTimes(JsonObject item, ContractFormat format)
    {
        foreach (ContractField field in format.Fields)
        {
            if (field.Kind == FieldKind.DateTime && !TryRead(item[field.Path], out _))
            {
                item.Remove(field.Path);
            }
            else if (LiveChatContract.Instance.FindFormat(field) is { } innerFormat)
            {
                foreach (JsonObject inner in GetObjects(item[field.Path]))
                {
                    RemoveUnsetTimes(inner, innerFormat);
                }
            }
        }
    }

    private static IEnumerable<JsonObject> GetObjects(JsonNode? node) => node switch
    {
        JsonObject item => [item],
        JsonArray list => list.OfType<JsonObject>(),
        _ => [],
    };
}
