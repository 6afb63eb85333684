using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Reads the times of responses in the forms that the service writes: ISO 8601 with or without a zone, and
/// <c>MM/dd/yyyy HH:mm:ss</c>. A time without a zone has the offset that was asked for, UTC by default.
/// </summary>
internal sealed class TimeConverter : JsonConverter<DateTimeOffset>
{
    private const int MaxTime = 64;

    private static readonly string[] s_otherForms = ["MM/dd/yyyy HH:mm:ss", "yyyy-MM-dd HH:mm:ss.FFFFFFF"];

    // A response is read in one go on one thread, so the offset can travel beside the reader, which has no room for it.
    [ThreadStatic]
    private static TimeSpan t_offset;

    /// <summary>The offset of times without a zone, for what this thread reads until the offset is set again.</summary>
    public static TimeSpan Offset
    {
        set => t_offset = value;
    }

    /// <summary>Whether the converter belongs to contracts that are made for reading responses.</summary>
    public bool IsForResponses { get; init; }

    public override DateTimeOffset Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        TryRead(ref reader, out DateTimeOffset time) ? time : throw new JsonException();

    /// <summary>Reads the time at which the reader stands; false where there is none.</summary>
    public static bool TryRead(ref Utf8JsonReader reader, out DateTimeOffset result)
    {
        result = default;
        if (reader.TokenType != JsonTokenType.String)
        {
            return false;
        }

        // ISO 8601 has a parser of its own, which makes no string. It gives a time without a zone as unspecified.
        if (reader.TryGetDateTime(out DateTime time))
        {
            return time.Kind == DateTimeKind.Unspecified ? TryWithOffset(time, out result) : reader.TryGetDateTimeOffset(out result);
        }

        return reader.ValueSpan.Length <= MaxTime
            && DateTime.TryParseExact(reader.GetString(), s_otherForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out time)
            && TryWithOffset(time, out result);
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    private static bool TryWithOffset(DateTime time, out DateTimeOffset result)
    {
        long ticks = time.Ticks - t_offset.Ticks;
        bool isInRange = ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;
        result = isInRange ? new DateTimeOffset(time, t_offset) : default;
        return isInRange;
    }
}
