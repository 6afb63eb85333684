using System.Globalization;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Contract;

namespace Comm100.LiveChat.Client.Testing.Documents;

/// <summary>The times of an object, at every depth.</summary>
internal static class DateTimeFields
{
    /// <summary>Reads a time; one without a zone is UTC.</summary>
    public static bool TryRead(JsonNode? node, out DateTime utc)
    {
        utc = default;
        return node is JsonValue value
            && value.TryGetValue(out string? text)
            && DateTime.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out utc);
    }

    /// <summary>Writes each time anew, and leaves what is no time as it is.</summary>
    public static void Rewrite(JsonObject item, ContractFormat format, Func<DateTime, string> write)
    {
        foreach (ContractField field in format.Fields)
        {
            JsonNode? value = item[field.Path];
            if (field.Kind == FieldKind.DateTime && TryRead(value, out DateTime utc))
            {
                item[field.Path] = write(utc);
            }
            else if (LiveChatContract.Instance.FindFormat(field) is { } of)
            {
                foreach (JsonObject inner in ObjectsIn(value))
                {
                    Rewrite(inner, of, write);
                }
            }
        }
    }

    /// <summary>Names the zone of each time, and takes out those that are not set: so that any reader reads them right.</summary>
    public static JsonObject WithZone(JsonObject item, ContractFormat format)
    {
        var zoned = (JsonObject)item.DeepClone();
        Rewrite(zoned, format, utc => utc.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture));
        RemoveUnset(zoned, format);
        return zoned;
    }

    private static void RemoveUnset(JsonObject item, ContractFormat format)
    {
        foreach (ContractField field in format.Fields)
        {
            if (field.Kind == FieldKind.DateTime && !TryRead(item[field.Path], out _))
            {
                item.Remove(field.Path);
            }
            else if (LiveChatContract.Instance.FindFormat(field) is { } of)
            {
                foreach (JsonObject inner in ObjectsIn(item[field.Path]))
                {
                    RemoveUnset(inner, of);
                }
            }
        }
    }

    private static IEnumerable<JsonObject> ObjectsIn(JsonNode? node) => node switch
    {
        JsonObject item => [item],
        JsonArray list => list.OfType<JsonObject>(),
        _ => [],
    };
}
