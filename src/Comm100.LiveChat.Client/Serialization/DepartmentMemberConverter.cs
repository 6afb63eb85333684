using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>Reads and writes a <see cref="DepartmentMember"/> as its id alone, or as an object.</summary>
internal sealed class DepartmentMemberConverter : JsonConverter<DepartmentMember>
{
    private const string Id = "id";
    private const string Name = "name";

    private static readonly ChatId.ChatIdConverter s_ids = new();

    public override DepartmentMember? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return new DepartmentMember { Id = s_ids.Read(ref reader, typeof(ChatId), options) };
        }

        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        var member = new DepartmentMember { IsObject = true };
        foreach (JsonProperty property in document.RootElement.EnumerateObject())
        {
            ReadMember(member, property);
        }

        return member;
    }

    public override void Write(Utf8JsonWriter writer, DepartmentMember value, JsonSerializerOptions options)
    {
        if (!value.IsObject && value.Name is null && value.AdditionalMembers is null && value.Id is { } plainId)
        {
            s_ids.Write(writer, plainId, options);
            return;
        }

        writer.WriteStartObject();
        if (value.Id is { } id)
        {
            writer.WritePropertyName(Id);
            s_ids.Write(writer, id, options);
        }

        if (value.Name is not null)
        {
            writer.WriteString(Name, value.Name);
        }

        foreach (KeyValuePair<string, JsonElement> member in value.AdditionalMembers ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
        {
            writer.WritePropertyName(member.Key);
            member.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void ReadMember(DepartmentMember member, JsonProperty property)
    {
        JsonElement value = property.Value;
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                break;
            case JsonValueKind.Number when Is(property, Id) && value.TryGetInt64(out long number):
                member.Id = number;
                break;
            case JsonValueKind.String when Is(property, Id):
                member.Id = value.GetString()!;
                break;
            case JsonValueKind.String when Is(property, Name):
                member.Name = value.GetString();
                break;
            default:
                member.AdditionalMembers ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal);
                member.AdditionalMembers[property.Name] = value.Clone();
                break;
        }
    }

    private static bool Is(JsonProperty property, string name) => string.Equals(property.Name, name, StringComparison.OrdinalIgnoreCase);
}
