using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>Reads a number of a model. A number that is too large for a double is treated as unreadable, because infinity cannot be written back.</summary>
internal sealed class FiniteNumberConverter : JsonConverter<double?>
{
    public override double? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number && reader.TryGetDouble(out double number) && !double.IsInfinity(number) ? number : throw new JsonException();

    public override void Write(Utf8JsonWriter writer, double? value, JsonSerializerOptions options)
    {
        if (value is { } number)
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteNullValue();
        }
    }
}
