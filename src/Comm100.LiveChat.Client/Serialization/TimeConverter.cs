using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client.Serialization;

/// <summary>
/// Reads the times of responses in the forms that the service writes: ISO 8601 with or without a time zone, <c>MM/dd/yyyy HH:mm:ss</c>, and
/// <c>/Date(ms)/</c> of webhook events, with or without an offset.
/// </summary>
/// <param name="offset">The offset of times without a time zone.</param>
internal sealed class TimeConverter(TimeSpan offset) : JsonConverter<DateTimeOffset>
{
    private const int MaxTimeLength = 64;

    private const string DatePrefix = "/Date(";
    private const string DateSuffix = ")/";

    private static readonly char[] s_signs = ['+', '-'];
    private static readonly TimeSpan s_maxOffset = TimeSpan.FromHours(14);

    // The local time with an offset must be in range too.
    private static readonly DateTimeOffset s_minTime = DateTimeOffset.MinValue + s_maxOffset;
    private static readonly DateTimeOffset s_maxTime = DateTimeOffset.MaxValue - s_maxOffset;
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

        if (reader.ValueSpan.Length > MaxTimeLength)
        {
            return false;
        }

        string text = reader.GetString()!;
        return text.StartsWith(DatePrefix, StringComparison.Ordinal)
            ? TryReadMilliseconds(text, out result)
            : DateTime.TryParseExact(text, s_otherForms, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out time) && TryAddOffset(time, out result);
    }

    public override void Write(Utf8JsonWriter writer, DateTimeOffset value, JsonSerializerOptions options) => writer.WriteStringValue(value);

    /// <summary>Reads <c>/Date(ms)/</c>: milliseconds since 1970-01-01 UTC. An offset, such as in <c>/Date(ms+0800)/</c>, does not change the point in time.</summary>
    private static bool TryReadMilliseconds(string text, out DateTimeOffset result)
    {
        result = default;
        if (!text.EndsWith(DateSuffix, StringComparison.Ordinal))
        {
            return false;
        }

        string value = text.Substring(DatePrefix.Length, text.Length - DatePrefix.Length - DateSuffix.Length);

        // A sign at the start belongs to the milliseconds.
        int offsetStart = value.Length > 1 ? value.IndexOfAny(s_signs, 1) : -1;
        TimeSpan offset = TimeSpan.Zero;
        if (offsetStart >= 0)
        {
            string format = value[offsetStart] == '-' ? @"\-hhmm" : @"\+hhmm";
            TimeSpanStyles sign = value[offsetStart] == '-' ? TimeSpanStyles.AssumeNegative : TimeSpanStyles.None;
            if (!TimeSpan.TryParseExact(value.Substring(offsetStart), format, CultureInfo.InvariantCulture, sign, out offset) || offset.Duration() > s_maxOffset)
            {
                return false;
            }

            value = value.Substring(0, offsetStart);
        }

        if (!long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long milliseconds)
            || milliseconds < s_minTime.ToUnixTimeMilliseconds() || milliseconds > s_maxTime.ToUnixTimeMilliseconds())
        {
            return false;
        }

        result = DateTimeOffset.FromUnixTimeMilliseconds(milliseconds).ToOffset(offset);
        return true;
    }

    private bool TryAddOffset(DateTime time, out DateTimeOffset result)
    {
        long ticks = time.Ticks - offset.Ticks;
        bool isInRange = ticks >= DateTime.MinValue.Ticks && ticks <= DateTime.MaxValue.Ticks;
        result = isInRange ? new DateTimeOffset(time, offset) : default;
        return isInRange;
    }
}
