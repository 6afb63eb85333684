using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Reads the times of answers in the forms that the service writes: ISO 8601 with or without a zone, and
/// <c>MM/dd/yyyy HH:mm:ss</c>. A time without a zone has the offset that was asked for, UTC by default.
/// </summary>
internal sealed class TimeConverter : JsonConverter<DateTimeOffset>
{
    private const int LongestTime = 64;

    private static readonly string[] s_otherForms = ["MM/dd/yyyy HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF"];

    // An answer is read in one go on one thread, so the offset can travel beside the reader, which has no room for it.
    [ThreadStatic]
    private static TimeSpan t_offset;

    /// <summary>The offset of times without a zone, for what this thread reads until the offset is set again.</summary>
    public static TimeSpan Offset
    {
        set => t_offset = value;
    }

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            throw new JsonException();
        }

        // ISO 8601 has a parser of its own, which makes no string. It gives a time without a zone as unspecified.
        if (reader.TryGetDateTime(out DateTime time))
        {
            return time.Kind == DateTimeKind.Unspecified ? WithOffset(time) : reader.GetDateTimeOffset();
        }

        return reader.ValueSpan.Length <= LongestTime
            && DateTime.TryParseExact(reader.GetString(), s_otherForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out time)
            ? WithOffset(time)
            : throw new JsonException();
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private static DateTimeOffset WithOffset(DateTime time)
    {
        long ticks = time.Ticks - t_offset.Ticks;
        return ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks ? new DateTimeOffset(time, t_offset) : throw new JsonException();
    }
}
