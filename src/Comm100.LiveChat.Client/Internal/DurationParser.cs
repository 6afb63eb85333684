using System.Globalization;

namespace Comm100.LiveChat.Client.Internal;

/// <summary>Reads the forms in which the service writes a duration: <c>hh:mm:ss</c>, also with more than 24 hours, and seconds such as <c>10s</c>.</summary>
internal static class DurationParser
{
    /// <summary>Reads a duration; null if the string is not one.</summary>
    public static TimeSpan? Parse(string? text)
    {
        string trimmed = text?.Trim() ?? "";
        if (trimmed.EndsWith("s", StringComparison.OrdinalIgnoreCase))
        {
            return TryParseSeconds(trimmed.Substring(0, trimmed.Length - 1).TrimEnd(), decimal.MaxValue, out decimal seconds) ? ToTimeSpan(seconds) : null;
        }

        string[] parts = trimmed.Split(':');
        return parts.Length == 3
            && TryParseWhole(parts[0], long.MaxValue, out long hours)
            && TryParseWhole(parts[1], 59, out long minutes)
            && TryParseSeconds(parts[2], 60, out decimal rest)
                ? ToTimeSpan((hours * 3600m) + (minutes * 60) + rest)
                : null;
    }

    private static bool TryParseWhole(string text, long max, out long value) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value) && value <= max;

    private static bool TryParseSeconds(string text, decimal limit, out decimal value) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value) && value < limit;

    private static TimeSpan? ToTimeSpan(decimal seconds) =>
        seconds <= TimeSpan.MaxValue.Ticks / TimeSpan.TicksPerSecond ? new TimeSpan((long)(seconds * TimeSpan.TicksPerSecond)) : null;
}
