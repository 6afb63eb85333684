using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>Reads and writes a model that is one bare value in the document, and an object on later platforms.</summary>
/// <typeparam name="T">The model.</typeparam>
internal abstract class ScalarOrObjectConverter<T> : JsonConverter<T>
    where T : LiveChatModel
{
    private protected const string Id = "id";

    private protected static ChatId.ChatIdConverter Ids { get; } = new();

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadBare(ref reader, options);
        }

        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        T model = CreateFromObject();
        foreach (JsonProperty member in document.RootElement.EnumerateObject())
        {
            if (UnreadableMarkers.IsMarker(member.Name))
            {
                Keep(model, UnreadableMarkers.NameOf(member.Name), member.Value);
            }
            else if (!IsKnown(member.Name))
            {
                Keep(model, member.Name, member.Value);
            }
            else if (member.Value.ValueKind != JsonValueKind.Null && !TryReadMember(model, member))
            {
                throw new JsonException();
            }
        }

        return model;
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (value.AdditionalProperties is null && TryWriteBare(writer, value, options))
        {
            return;
        }

        writer.WriteStartObject();
        WriteMembers(writer, value, options);
        foreach (KeyValuePair<string, JsonElement> member in value.AdditionalProperties ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
        {
            // What could not be read is replaced by what the caller has set.
            if (!IsSet(value, member.Key))
            {
                writer.WritePropertyName(member.Key);
                member.Value.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    /// <summary>The members that the model knows, and what they are read from.</summary>
    public abstract IReadOnlyList<(string Name, JsonShapeKind Kind)> Members { get; }

    private bool IsKnown(string name)
    {
        foreach ((string known, _) in Members)
        {
            if (string.Equals(known, name, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }

        return false;
    }

    private static void Keep(T model, string name, JsonElement value)
    {
        model.AdditionalProperties ??= new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        model.AdditionalProperties[name] = value.Clone();
    }

    private protected static bool Is(JsonProperty member, string name) => Is(member.Name, name);

    private protected static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a text member, and notes another form in which the text came; false where it has another name or kind.</summary>
    private protected static bool TryReadText(T model, JsonProperty member, string name, Action<string> set)
    {
        bool isScalar = member.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
        if (!isScalar || !Is(member, name))
        {
            return false;
        }

        string text = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : member.Value.GetRawText();
        set(text);
        if (member.Value.ValueKind != JsonValueKind.String)
        {
            ((model.Origin ??= new ModelOrigin()).Forms ??= []).Add(new ReceivedScalar(name, text));
        }

        return true;
    }

    /// <summary>Reads an id that is an integer or a text; false where the member has another name or kind.</summary>
    private protected static bool TryReadId(JsonProperty member, Action<ChatId> set)
    {
        if (!Is(member, Id))
        {
            return false;
        }

        if (member.Value.ValueKind == JsonValueKind.Number && member.Value.TryGetInt64(out long number))
        {
            set(number);
            return true;
        }

        if (member.Value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        set(member.Value.GetString()!);
        return true;
    }

    private protected static void WriteId(Utf8JsonWriter writer, ChatId? value, JsonSerializerOptions options)
    {
        if (value is { } id)
        {
            writer.WritePropertyName(Id);
            Ids.Write(writer, id, options);
        }
    }

    private protected static void WriteText(Utf8JsonWriter writer, T model, string name, string? value)
    {
        if (value is null)
        {
            return;
        }

        writer.WritePropertyName(name);
        if (model.Origin?.Forms?.Contains(new ReceivedScalar(name, value)) == true)
        {
            writer.WriteRawValue(value);
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }

    /// <summary>The model of a bare value.</summary>
    /// <exception cref="JsonException">The value is none of those that stand for the model.</exception>
    private protected abstract T ReadBare(ref Utf8JsonReader reader, JsonSerializerOptions options);

    /// <summary>A model that is written back as an object, since it came as one.</summary>
    private protected abstract T CreateFromObject();

    /// <summary>Whether the model has a value for the member of that name.</summary>
    private protected abstract bool IsSet(T model, string name);

    /// <summary>Reads a member of an object that the model knows; false where it has another kind.</summary>
    private protected abstract bool TryReadMember(T model, JsonProperty member);

    /// <summary>Writes the model as its bare value; false where it holds more, or came as an object.</summary>
    private protected abstract bool TryWriteBare(Utf8JsonWriter writer, T model, JsonSerializerOptions options);

    /// <summary>Writes the members that the model knows.</summary>
    private protected abstract void WriteMembers(Utf8JsonWriter writer, T model, JsonSerializerOptions options);
}
