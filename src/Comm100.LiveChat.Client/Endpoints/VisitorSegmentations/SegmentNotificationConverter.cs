using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>Reads a <see cref="SegmentNotification"/> in all forms that the service writes, and keeps JSON of other forms.</summary>
internal sealed class SegmentNotificationConverter : JsonConverter<SegmentNotification>, IJsonShapeConverter
{
    private const string Agents = "agents";
    private const string Departments = "departments";

    public override SegmentNotification? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement content = JsonElement.ParseValue(ref reader);
        if (content.ValueKind == JsonValueKind.Object && content.TryGetProperty(UnreadableMarkers.KeptName, out JsonElement kept))
        {
            return FromContent(kept.Clone(), out _);
        }

        SegmentNotification notification = FromContent(content, out bool isReadable);
        return isReadable ? notification : throw new JsonException();
    }

    /// <summary>Whether the complete notification can be read. An unknown string is readable, as in an open enum.</summary>
    private static bool IsReadable(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonParsing.ReaderOptions);
        reader.Read();
        FromContent(JsonElement.ParseValue(ref reader), out bool isReadable);
        return isReadable;
    }

    public JsonShape CreateShape(System.Text.Json.Serialization.Metadata.JsonTypeInfo type) => JsonShape.CreateCustom(type, IsReadable);

    public override void Write(Utf8JsonWriter writer, SegmentNotification value, JsonSerializerOptions options)
    {
        if (value.Content is { } content)
        {
            content.WriteTo(writer);
        }
        else if (value.IsNobody)
        {
            writer.WriteStringValue(SegmentNotification.None);
        }
        else
        {
            writer.WriteStartObject();
            WriteIds(writer, Agents, value.Agents);
            WriteIds(writer, Departments, value.Departments);
            writer.WriteEndObject();
        }
    }

    /// <summary>Gets the string in JSON, or the JSON of an object.</summary>
    public static string ToText(SegmentNotification value)
    {
        if (value.Content is { } content)
        {
            return content.ValueKind == JsonValueKind.String ? content.GetString()! : content.GetRawText();
        }

        return value switch
        {
            { IsNobody: true } => SegmentNotification.None,
            { Agents: { } ids } => ToText(Agents, ids),
            _ => ToText(Departments, value.Departments!),
        };
    }

    private static string ToText(string name, IEnumerable<long> ids) =>
        "{\"" + name + "\":[" + string.Join(",", ids.Select(id => id.ToString(CultureInfo.InvariantCulture))) + "]}";

    private static SegmentNotification FromContent(JsonElement content, out bool isReadable)
    {
        if (content.ValueKind != JsonValueKind.String)
        {
            return FromReceivers(content, content, out isReadable);
        }

        // The service sends an unset string as an empty one.
        isReadable = true;
        string text = content.GetString()!.Trim();
        if (text.Length == 0 || text.Equals(SegmentNotification.None, StringComparison.OrdinalIgnoreCase))
        {
            return new SegmentNotification(isNobody: true, agents: null, departments: null, content);
        }

        if (text[0] != '{')
        {
            return Unknown(content);
        }

        try
        {
            // The time that the parser needs is proportional to the length multiplied by the depth.
            using JsonDocument inner = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = LenientRewriter.MaxDepth });
            return FromReceivers(inner.RootElement, content, out isReadable);
        }
        catch (JsonException)
        {
            isReadable = false;
            return Unknown(content);
        }
    }

    private static SegmentNotification FromReceivers(JsonElement receivers, JsonElement content, out bool isReadable)
    {
        isReadable = receivers.ValueKind == JsonValueKind.Object;
        if (!isReadable)
        {
            return Unknown(content);
        }

        IReadOnlyList<long>? agents = null;
        IReadOnlyList<long>? departments = null;
        foreach (JsonProperty field in receivers.EnumerateObject())
        {
            if (string.Equals(field.Name, Agents, StringComparison.OrdinalIgnoreCase))
            {
                agents = GetIds(field.Value, ref isReadable);
            }
            else if (string.Equals(field.Name, Departments, StringComparison.OrdinalIgnoreCase))
            {
                departments = GetIds(field.Value, ref isReadable);
            }
        }

        return new SegmentNotification(isNobody: false, agents, departments, content);
    }

    private static SegmentNotification Unknown(JsonElement content) => new(isNobody: false, agents: null, departments: null, content);

    /// <summary>Gets the ids that can be read; null if there are none.</summary>
    private static long[]? GetIds(JsonElement value, ref bool isReadable)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            isReadable &= value.ValueKind == JsonValueKind.Null;
            return null;
        }

        var ids = new List<long>(value.GetArrayLength());
        foreach (JsonElement element in value.EnumerateArray())
        {
            if (GetId(element) is { } id)
            {
                ids.Add(id);
            }
            else
            {
                isReadable = false;
            }
        }

        return ids.Count == 0 && value.GetArrayLength() > 0 ? null : [.. ids];
    }

    private static long? GetId(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Number when element.TryGetInt64(out long number) => number,
        JsonValueKind.String when long.TryParse(element.GetString(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long number) => number,
        _ => null,
    };

    private static void WriteIds(Utf8JsonWriter writer, string name, IReadOnlyList<long>? ids)
    {
        if (ids is null)
        {
            return;
        }

        writer.WriteStartArray(name);
        foreach (long id in ids)
        {
            writer.WriteNumberValue(id);
        }

        writer.WriteEndArray();
    }
}
