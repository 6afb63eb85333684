using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Reads the times of responses in the forms that the service writes: ISO 8601 with or without a time zone, and
/// <c>MM/dd/yyyy HH:mm:ss</c>.
/// </summary>
/// <param name="offset">The offset of times without a time zone.</param>
internal sealed class TimeConverter(TimeSpan offset) : JsonConverter<DateTimeOffset>
{
    private const int MaxTimeLength = 64;

    private static readonly string[] s_otherForms = ["MM/dd/yyyy HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF"];

    /// <summary>Whether the converter belongs to the contracts that responses are read with.</summary>
    public bool IsForResponses { get; init; }

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryRead(ref reader, out DateTimeOffset time) ? time : throw new JsonException();

    /// <summary>Reads the time at the position of the reader; false if the value is not a time.</summary>
    public bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset result)
    {
        result = default;
        if (reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        // The reader parses ISO 8601 without allocating a string. The kind of a time without a time zone is unspecified.
        if (reader.TryGetDateTime(out DateTime time))
        {
            return time.Kind == DateTimeKind.Unspecified ? TryAddOffset(time, out result) : reader.TryGetDateTimeOffset(out result);
        }

        return reader.ValueSpan.Length <= MaxTimeLength
            && DateTime.TryParseExact(reader.GetString(), s_otherForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out time)
            && TryAddOffset(time, out result);
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private bool TryAddOffset(DateTime time, out DateTimeOffset result)
    {
        long ticks = time.Ticks - offset.Ticks;
        bool isInRange = ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;
        result = isInRange ? new DateTimeOffset(time, offset) : default;
        return isInRange;
    }
}
