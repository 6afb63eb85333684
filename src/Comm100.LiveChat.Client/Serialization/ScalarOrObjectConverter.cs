using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>Reads and writes a model that is a scalar in the API document and an object on later platforms.</summary>
/// <typeparam name="T">The model.</typeparam>
internal abstract class ScalarOrObjectConverter<T> : JsonConverter<T>, IJsonShapeConverter
    where T : LiveChatModel
{
    private protected const string Id = "id";

    private protected static ChatId.ChatIdConverter Ids { get; } = new();

    public override T? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            return ReadScalar(ref reader, options);
        }

        using JsonDocument document = JsonDocument.ParseValue(ref reader);
        T model = CreateFromObject();
        foreach (JsonProperty field in document.RootElement.EnumerateObject())
        {
            if (UnreadableMarkers.IsMarker(field.Name))
            {
                Keep(model, UnreadableMarkers.RemoveMarker(field.Name), field.Value);
            }
            else if (!IsKnown(field.Name))
            {
                Keep(model, field.Name, field.Value);
            }
            else if (field.Value.ValueKind != JsonValueKind.Null && !TryReadField(model, field))
            {
                throw new JsonException();
            }
        }

        return model;
    }

    public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options)
    {
        if (value.AdditionalProperties is null && TryWriteScalar(writer, value, options))
        {
            return;
        }

        writer.WriteStartObject();
        WriteFields(writer, value, options);
        foreach (KeyValuePair<string, JsonElement> field in value.AdditionalProperties ?? new Dictionary<string, JsonElement>(StringComparer.Ordinal))
        {
            // A value that the caller has set replaces the one that could not be read.
            if (!IsSet(value, field.Key))
            {
                writer.WritePropertyName(field.Key);
                field.Value.WriteTo(writer);
            }
        }

        writer.WriteEndObject();
    }

    public JsonShape CreateShape(JsonTypeInfo type) => JsonShape.CreateScalarOrObject(type, Kind, Fields);

    /// <summary>The forms that the model has.</summary>
    private protected abstract JsonShapeKind Kind { get; }

    /// <summary>The known fields of the object.</summary>
    private protected abstract IReadOnlyList<(string Name, JsonShapeKind Kind)> Fields { get; }

    private bool IsKnown(string name)
    {
        foreach ((string known, _) in Fields)
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

    private protected static bool Is(JsonProperty field, string name) => Is(field.Name, name);

    private protected static bool Is(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads a string field. Records the form if the value is another scalar. Returns false if the field has another name or kind.</summary>
    private protected static bool TryReadString(T model, JsonProperty field, string name, Action<string> set)
    {
        bool isScalar = field.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False;
        if (!isScalar || !Is(field, name))
        {
            return false;
        }

        string text = field.Value.ValueKind == JsonValueKind.String ? field.Value.GetString()! : field.Value.GetRawText();
        set(text);
        if (field.Value.ValueKind != JsonValueKind.String)
        {
            ((model.Origin ??= new ModelOrigin()).Scalars ??= []).Add(new ReceivedScalar(name, text));
        }

        return true;
    }

    /// <summary>Reads an id, which is an integer or a string. Returns false if the field has another name or kind.</summary>
    private protected static bool TryReadId(JsonProperty field, Action<ChatId> set)
    {
        if (!Is(field, Id))
        {
            return false;
        }

        if (field.Value.ValueKind == JsonValueKind.Number && field.Value.TryGetInt64(out long number))
        {
            set(number);
            return true;
        }

        if (field.Value.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        set(field.Value.GetString()!);
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

    private protected static void WriteString(Utf8JsonWriter writer, T model, string name, string? value)
    {
        if (value is null)
        {
            return;
        }

        writer.WritePropertyName(name);
        if (model.Origin?.Scalars?.Contains(new ReceivedScalar(name, value)) == true)
        {
            writer.WriteRawValue(value);
        }
        else
        {
            writer.WriteStringValue(value);
        }
    }

    /// <summary>Creates the model from a scalar.</summary>
    /// <exception cref="JsonException">The value has another kind.</exception>
    private protected abstract T ReadScalar(ref Utf8JsonReader reader, JsonSerializerOptions options);

    /// <summary>Creates a model that is written back as an object.</summary>
    private protected abstract T CreateFromObject();

    /// <summary>Whether the model has a value for a field.</summary>
    private protected abstract bool IsSet(T model, string name);

    /// <summary>Reads a known field of an object. Returns false if the value has another kind.</summary>
    private protected abstract bool TryReadField(T model, JsonProperty field);

    /// <summary>Writes the model as a scalar. Returns false if it has more values, or was received as an object.</summary>
    private protected abstract bool TryWriteScalar(Utf8JsonWriter writer, T model, JsonSerializerOptions options);

    /// <summary>Writes the known fields.</summary>
    private protected abstract void WriteFields(Utf8JsonWriter writer, T model, JsonSerializerOptions options);
}
