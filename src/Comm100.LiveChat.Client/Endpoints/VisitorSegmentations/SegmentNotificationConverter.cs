using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>Reads a <see cref="SegmentNotification"/> in all shapes that the service writes, and keeps what it cannot understand.</summary>
internal sealed class SegmentNotificationConverter : JsonConverter<SegmentNotification>
{
    private const string Agents = "agents";
    private const string Departments = "departments";

    public override SegmentNotification? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonElement content = JsonElement.ParseValue(ref reader);
        if (content.ValueKind == JsonValueKind.Object && content.TryGetProperty(UnreadableMarkers.Kept, out JsonElement kept))
        {
            return FromContent(kept.Clone(), out _);
        }

        SegmentNotification notification = FromContent(content, out bool isReadable);
        return isReadable ? notification : throw new JsonException();
    }

    /// <summary>Whether all of a notification can be read. A text that is not known is one, as it is of an open enum.</summary>
    public static bool IsReadable(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json, JsonParsing.ReaderOptions);
        reader.Read();
        FromContent(JsonElement.ParseValue(ref reader), out bool isReadable);
        return isReadable;
    }

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

    /// <summary>The text that stands on the wire, or the JSON that does.</summary>
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

        // An unset text comes as an empty one.
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
            // A document looks at all that is in it once more for each level.
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
        foreach (JsonProperty member in receivers.EnumerateObject())
        {
            if (string.Equals(member.Name, Agents, StringComparison.OrdinalIgnoreCase))
            {
                agents = IdsOf(member.Value, ref isReadable);
            }
            else if (string.Equals(member.Name, Departments, StringComparison.OrdinalIgnoreCase))
            {
                departments = IdsOf(member.Value, ref isReadable);
            }
        }

        return new SegmentNotification(isNobody: false, agents, departments, content);
    }

    private static SegmentNotification Unknown(JsonElement content) => new(isNobody: false, agents: null, departments: null, content);

    /// <summary>The ids that can be read; null where there are none.</summary>
    private static long[]? IdsOf(JsonElement value, ref bool isReadable)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            isReadable &= value.ValueKind == JsonValueKind.Null;
            return null;
        }

        var ids = new List<long>(value.GetArrayLength());
        foreach (JsonElement element in value.EnumerateArray())
        {
            if (IdOf(element) is { } id)
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

    private static long? IdOf(JsonElement element) => element.ValueKind switch
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
