using System.Globalization;

namespace Comm100.LiveChat.Client.Http;

/// <summary>The query parameter for the time zone of the times in a response.</summary>
internal static class TimeZoneParameter
{
    public const string Name = "timezone";

    public static string Format(TimeSpan offset) => (offset < TimeSpan.Zero ? "-" : "+") + offset.ToString(@"hh\:mm", CultureInfo.InvariantCulture);

    /// <summary>Gets the offset of an address; zero, which is UTC, if it has none.</summary>
    public static TimeSpan Find(Uri address)
    {
        const string Parameter = Name + "=";
        string query = address.Query;
        int start = query.IndexOf(Parameter, StringComparison.Ordinal);
        if (start < 1 || query[start - 1] is not ('?' or '&'))
        {
            return TimeSpan.Zero;
        }

        string text = Uri.UnescapeDataString(query.Substring(start + Parameter.Length).Split('&')[0]);
        return TimeSpan.TryParseExact(text.TrimStart('+', '-'), @"hh\:mm", CultureInfo.InvariantCulture, out TimeSpan offset)
            ? (text[0] == '-' ? -offset : offset)
            : TimeSpan.Zero;
    }
}
