using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>Reads and writes an <see cref="AttachmentList"/> as one object, or as an array.</summary>
internal sealed class AttachmentListConverter : JsonConverter<AttachmentList>
{
    public override AttachmentList? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        JsonTypeInfo<Attachment> type = TypeOf(options);
        if (document.RootElement.ValueKind == JsonValueKind.Object)
        {
            var one = new AttachmentList { IsObject = true };
            one.Add(ReadOne(document.RootElement, type));
            return one;
        }

        if (document.RootElement.ValueKind != JsonValueKind.Array)
        {
            throw new JsonException();
        }

        var attachments = new AttachmentList();
        foreach (JsonElement element in document.RootElement.EnumerateArray())
        {
            attachments.Add(ReadOne(element, type));
        }

        return attachments;
    }

    public override void Write(Utf8JsonWriter writer, AttachmentList value, JsonSerializerOptions options)
    {
        JsonTypeInfo<Attachment> type = TypeOf(options);
        if (value is { IsObject: true, Count: 1 })
        {
            JsonSerializer.Serialize(writer, value[0], type);
            return;
        }

        writer.WriteStartArray();
        foreach (Attachment attachment in value)
        {
            JsonSerializer.Serialize(writer, attachment, type);
        }

        writer.WriteEndArray();
    }

    private static JsonTypeInfo<Attachment> TypeOf(JsonSerializerOptions options) => (JsonTypeInfo<Attachment>)options.GetTypeInfo(typeof(Attachment));

    // A converter is one value to the reader of answers, so what can be converted without loss is converted here.
    private static Attachment ReadOne(JsonElement element, JsonTypeInfo<Attachment> type)
    {
        var reader = new TolerantReader();
        Attachment? attachment = reader.Read(element, type);
        return attachment is not null && reader.Unreadable.Count == 0 ? attachment : throw new JsonException();
    }
}
