using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>Reads and writes an <see cref="AttachmentList"/> as one object or as an array.</summary>
internal sealed class AttachmentListConverter : JsonConverter<AttachmentList>, IJsonShapeConverter
{
    public override AttachmentList? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        JsonTypeInfo<Attachment> type = GetElementType(options);
        if (reader.TokenType == JsonTokenType.StartObject)
        {
            return CreateFromObject(ReadElement(ref reader, type));
        }

        if (reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException();
        }

        var attachments = new AttachmentList();
        for (int index = 0; reader.Read() && reader.TokenType != JsonTokenType.EndArray; index++)
        {
            if (!TryReadKept(reader, out JsonElement kept))
            {
                attachments.Add(ReadElement(ref reader, type));
                continue;
            }

            (attachments.Unreadable ??= []).Add(new KeyValuePair<int, JsonElement>(index, kept));
            reader.Skip();
        }

        return attachments;
    }

    public JsonShape CreateShape(JsonTypeInfo type) => JsonShape.CreateObjectOrList(type, GetElementType(type.Options));

    public override void Write(Utf8JsonWriter writer, AttachmentList value, JsonSerializerOptions options)
    {
        JsonTypeInfo<Attachment> type = GetElementType(options);
        if (value is { IsObject: true, Count: 1 })
        {
            JsonSerializer.Serialize(writer, value[0], type);
            return;
        }

        writer.WriteStartArray();
        int index = 0;
        int nextUnreadable = 0;
        foreach (Attachment attachment in value)
        {
            for (; nextUnreadable < value.Unreadable?.Count && value.Unreadable[nextUnreadable].Key <= index; nextUnreadable++, index++)
            {
                value.Unreadable[nextUnreadable].Value.WriteTo(writer);
            }

            JsonSerializer.Serialize(writer, attachment, type);
            index++;
        }

        for (; nextUnreadable < value.Unreadable?.Count; nextUnreadable++)
        {
            value.Unreadable[nextUnreadable].Value.WriteTo(writer);
        }

        writer.WriteEndArray();
    }

    private static AttachmentList CreateFromObject(Attachment attachment)
    {
        var list = new AttachmentList { IsObject = true };
        list.Add(attachment);
        return list;
    }

    private static JsonTypeInfo<Attachment> GetElementType(JsonSerializerOptions options) => (JsonTypeInfo<Attachment>)options.GetTypeInfo(typeof(Attachment));

    private static Attachment ReadElement(ref Utf8JsonReader reader, JsonTypeInfo<Attachment> type) => JsonSerializer.Deserialize(ref reader, type) ?? throw new JsonException();

    private static bool TryReadKept(Utf8JsonReader reader, out JsonElement kept)
    {
        kept = default;
        bool isKept = reader.TokenType == JsonTokenType.StartObject && reader.Read() && reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals(UnreadableMarkers.KeptNameBytes);
        if (isKept)
        {
            reader.Read();
            kept = JsonElement.ParseValue(ref reader);
        }

        return isKept;
    }
}
