using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>Reads a <see cref="SegmentNotification"/> in all shapes that the service writes, and keeps what it cannot understand.</summary>
internal sealed class SegmentNotificationConverter : JsonConverter<SegmentNotification>
{
    private const string Agents = "agents";
    private const string Departments = "departments";

    public override SegmentNotification? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        JsonElement content = document.RootElement.Clone();
        return content.ValueKind == JsonValueKind.String ? FromText(content) : FromObject(content, content);
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

    private static SegmentNotification FromText(JsonElement content)
    {
        // An unset text comes as an empty one.
        string text = content.GetString()!.Trim();
        if (text.Length == 0 || text.Equals(SegmentNotification.None, StringComparison.OrdinalIgnoreCase))
        {
            return new SegmentNotification(isNobody: true, agents: null, departments: null, content);
        }

        try
        {
            using JsonDocument inner = JsonDocument.Parse(text);
            return FromObject(inner.RootElement, content);
        }
        catch (JsonException)
        {
            return Unknown(content);
        }
    }

    private static SegmentNotification FromObject(JsonElement receivers, JsonElement content)
    {
        if (receivers.ValueKind != JsonValueKind.Object)
        {
            return Unknown(content);
        }

        IReadOnlyList<long>? agents = null;
        IReadOnlyList<long>? departments = null;
        foreach (JsonProperty member in receivers.EnumerateObject())
        {
            if (string.Equals(member.Name, Agents, StringComparison.OrdinalIgnoreCase))
            {
                agents = IdsOf(member.Value);
            }
            else if (string.Equals(member.Name, Departments, StringComparison.OrdinalIgnoreCase))
            {
                departments = IdsOf(member.Value);
            }
        }

        return new SegmentNotification(isNobody: false, agents, departments, content);
    }

    private static SegmentNotification Unknown(JsonElement content) => new(isNobody: false, agents: null, departments: null, content);

    /// <summary>The ids; null where one is none, since a part of them would mislead.</summary>
    private static long[]? IdsOf(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.Array)
        {
            return null;
        }

        var ids = new List<long>(value.GetArrayLength());
        foreach (JsonElement element in value.EnumerateArray())
        {
            if (IdOf(element) is not { } id)
            {
                return null;
            }

            ids.Add(id);
        }

        return [.. ids];
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
