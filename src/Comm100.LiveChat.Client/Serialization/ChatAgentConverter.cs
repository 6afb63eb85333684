using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>Reads and writes a <see cref="ChatAgent"/> as its name alone, or as an object.</summary>
internal sealed class ChatAgentConverter : JsonConverter<ChatAgent>
{
    private const string Id = "id";
    private const string Name = "display_name";
    private const string Email = "email";

    public override ChatAgent? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return new ChatAgent { Name = reader.GetString() };
        }

        if (reader.TokenType != JsonTokenType.StartObject)
        {
            throw new JsonException();
        }

        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        var agent = new ChatAgent { IsObject = true };
        foreach (JsonProperty member in document.RootElement.EnumerateObject())
        {
            ReadMember(agent, member);
        }

        return agent;
    }

    public override void Write(Utf8JsonWriter writer, ChatAgent value, JsonSerializerOptions options)
    {
        if (!value.IsObject && value.Id is null && value.Email is null && value.AdditionalMembers is null && value.Name is not null)
        {
            writer.WriteStringValue(value.Name);
            return;
        }

        writer.WriteStartObject();
        if (value.Id is { } id)
        {
            if (id.Number is { } number)
            {
                writer.WriteNumber(Id, number);
            }
            else
            {
                writer.WriteString(Id, id.Text);
            }
        }

        WriteText(writer, Name, value.Name);
        WriteText(writer, Email, value.Email);
        foreach (KeyValuePair<string, JsonElement> member in value.AdditionalMembers ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
        {
            writer.WritePropertyName(member.Key);
            member.Value.WriteTo(writer);
        }

        writer.WriteEndObject();
    }

    private static void ReadMember(ChatAgent agent, JsonProperty member)
    {
        JsonElement value = member.Value;
        switch (value.ValueKind)
        {
            case JsonValueKind.Null:
                break;
            case JsonValueKind.Number when Is(member, Id) && value.TryGetInt64(out long number):
                agent.Id = number;
                break;
            case JsonValueKind.String when Is(member, Id):
                agent.Id = value.GetString()!;
                break;
            case JsonValueKind.String when Is(member, Name):
                agent.Name = value.GetString();
                break;
            case JsonValueKind.String when Is(member, Email):
                agent.Email = value.GetString();
                break;
            default:
                agent.AdditionalMembers ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal);
                agent.AdditionalMembers[member.Name] = value.Clone();
                break;
        }
    }

    private static bool Is(JsonProperty member, string name) => string.Equals(member.Name, name, StringComparison.OrdinalIgnoreCase);

    private static void WriteText(Utf8JsonWriter writer, string name, string? value)
    {
        if (value is not null)
        {
            writer.WriteString(name, value);
        }
    }
}
