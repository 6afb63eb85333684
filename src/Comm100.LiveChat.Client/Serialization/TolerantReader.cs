using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Reads an answer that does not fit its contract. Values of another kind that lose nothing are converted, such as a number
/// where a text is documented; the others are left out and their places noted. The rest is read as it is.
/// </summary>
internal sealed class TolerantReader
{
    private const int MostPlaces = 100;

    private readonly List<string> _unreadable = [];

    /// <summary>The places of what could not be read, as <c>path: expected, found</c>, at most 100 of them.</summary>
    public IReadOnlyList<string> Unreadable => _unreadable;

    /// <summary>Parses an answer.</summary>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public JsonDocument Parse(ReadOnlyMemory<byte> utf8)
    {
        if (!BrokenText.TryMend(utf8, out byte[] mended))
        {
            return JsonDocument.Parse(utf8);
        }

        JsonDocument document = JsonDocument.Parse(mended);
        Note("$: expected whole characters, found halves of some");
        return document;
    }

    /// <summary>Reads the answer; default where nothing of it can be read.</summary>
    public T? Read<T>(JsonElement answer, JsonTypeInfo<T> type)
    {
        using var mended = new MemoryStream();
        using (var writer = new Utf8JsonWriter(mended))
        {
            if (!TryWrite(writer, answer, type, "$"))
            {
                return default;
            }
        }

        try
        {
            return JsonSerializer.Deserialize(mended.GetBuffer().AsSpan(0, (int)mended.Length), type);
        }
        catch (JsonException exception)
        {
            // A contract of the caller's can ask for more than kinds, such as members that must be there.
            Note($"{exception.Path ?? "$"}: expected {type.Type.Name}, found what it cannot be read from");
            return default;
        }
    }

    /// <summary>Writes the value so that the contract can read it; false if it has to be left out.</summary>
    private bool TryWrite(Utf8JsonWriter writer, JsonElement value, JsonTypeInfo type, string path)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            writer.WriteNullValue();
            return true;
        }

        switch (type.Kind)
        {
            case JsonTypeInfoKind.Object when value.ValueKind == JsonValueKind.Object:
                WriteObject(writer, value, type, path);
                return true;

            case JsonTypeInfoKind.Enumerable when value.ValueKind == JsonValueKind.Array:
                WriteArray(writer, value, type.Options.GetTypeInfo(type.ElementType!), path);
                return true;

            case JsonTypeInfoKind.None:
                return TryWriteSimple(writer, value, type, path);

            default:
                NoteKind(path, type.Kind == JsonTypeInfoKind.Object ? "an object" : "an array", value);
                return false;
        }
    }

    private void WriteObject(Utf8JsonWriter writer, JsonElement value, JsonTypeInfo type, string path)
    {
        writer.WriteStartObject();
        foreach (JsonProperty member in value.EnumerateObject())
        {
            if (type.PropertyNamed(member.Name) is not { } property)
            {
                member.WriteTo(writer);
                continue;
            }

            writer.WritePropertyName(member.Name);
            if (!TryWrite(writer, member.Value, type.Options.GetTypeInfo(property.PropertyType), path + "." + property.Name))
            {
                writer.WriteNullValue();
                KeepUnreadable(writer, member, type, property);
            }
        }

        writer.WriteEndObject();
    }

    private static void KeepUnreadable(Utf8JsonWriter writer, JsonProperty member, JsonTypeInfo type, JsonPropertyInfo property)
    {
        if (type.IsModel() && !ReadOnlyMembers.Contains(type.Type, property.Name))
        {
            writer.WritePropertyName(ModelRescue.UnreadableMark + member.Name);
            member.Value.WriteTo(writer);
        }
    }

    private void WriteArray(Utf8JsonWriter writer, JsonElement value, JsonTypeInfo elementType, string path)
    {
        writer.WriteStartArray();
        int index = 0;
        foreach (JsonElement element in value.EnumerateArray())
        {
            TryWrite(writer, element, elementType, path + "[" + index.ToString(CultureInfo.InvariantCulture) + "]");
            index++;
        }

        writer.WriteEndArray();
    }

    private bool TryWriteSimple(Utf8JsonWriter writer, JsonElement value, JsonTypeInfo type, string path)
    {
        if (IsReadable(value, type))
        {
            value.WriteTo(writer);
            return true;
        }

        foreach (string candidate in OtherForms(value))
        {
            using JsonDocument other = JsonDocument.Parse(candidate);
            if (IsReadable(other.RootElement, type))
            {
                other.RootElement.WriteTo(writer);
                return true;
            }
        }

        NoteKind(path, ExpectedOf(type.Type), value);
        return false;
    }

    /// <summary>The value in the forms that say the same: a scalar as a text, a text or a number as a boolean or a whole number.</summary>
    private static IEnumerable<string> OtherForms(JsonElement value)
    {
        string? text = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Trim(),
            JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False => value.GetRawText(),
            _ => null,
        };
        if (text is null)
        {
            yield break;
        }

        if (text is "1" || text.Equals("true", StringComparison.OrdinalIgnoreCase))
        {
            yield return "true";
        }
        else if (text is "0" || text.Equals("false", StringComparison.OrdinalIgnoreCase))
        {
            yield return "false";
        }

        if (decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out decimal number) && decimal.Truncate(number) == number)
        {
            yield return decimal.Truncate(number).ToString(CultureInfo.InvariantCulture);
        }

        yield return "\"" + JsonEncodedText.Encode(text).ToString() + "\"";

        // An unset value of any kind comes as an empty text.
        if (text.Length == 0)
        {
            yield return "null";
        }
    }

    private static bool IsReadable(JsonElement value, JsonTypeInfo type)
    {
        try
        {
            value.Deserialize(type);
            return true;
        }
        catch (JsonException)
        {
            return false;
        }
    }

    private void NoteKind(string path, string expected, JsonElement found) =>
        Note($"{path}: expected {expected}, found {NameOf(found.ValueKind)}");

    private void Note(string place)
    {
        if (_unreadable.Count < MostPlaces)
        {
            _unreadable.Add(place);
        }
    }

    private static string ExpectedOf(Type type)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type == typeof(string) ? "a text"
            : type == typeof(bool) ? "a boolean"
            : type == typeof(long) || type == typeof(int) ? "a whole number"
            : type == typeof(double) || type == typeof(decimal) ? "a number"
            : type == typeof(DateTimeOffset) ? "a time"
            : "a value of " + type.Name;
    }

    private static string NameOf(JsonValueKind kind) => kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        JsonValueKind.String => "a text that is none",
        JsonValueKind.Number => "a number",
        JsonValueKind.True or JsonValueKind.False => "a boolean",
        _ => "nothing",
    };
}
