using System.Globalization;
using Comm100.LiveChat.Client.Testing.Internal;

namespace Comm100.LiveChat.Client.Testing.Observed;

/// <summary>Formats times and durations in the observed forms. A time can lose fractional digits.</summary>
internal static class ObservedTimes
{
    private static readonly string[] s_formats =
    [
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss.f",
        "yyyy-MM-dd'T'HH:mm:ss.ff",
        "yyyy-MM-dd'T'HH:mm:ss.fff",
    ];

    /// <summary>Formats a time with 0 to 3 fractional digits, and sometimes in UTC with a <c>Z</c>.</summary>
    public static string FormatTime(string documented, TimeSpan offset, SeededRandom random)
    {
        DateTime time = Parse(documented);
        string format = random.Pick(s_formats);
        return random.IsOneIn(4)
            ? (time - offset).ToString(format + "'Z'", CultureInfo.InvariantCulture)
            : time.ToString(format, CultureInfo.InvariantCulture);
    }

    public static string FormatMessageTime(string documented) =>
        Parse(documented).ToString("MM'/'dd'/'yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    public static string FormatWaitingTime(string documented, SeededRandom random) => random.IsOneIn(2)
        ? documented
        : string.Create(CultureInfo.InvariantCulture, $"{(long)TimeSpan.ParseExact(documented, "hh\\:mm\\:ss", CultureInfo.InvariantCulture).TotalSeconds}s");

    private static DateTime Parse(string documented) =>
        DateTime.ParseExact(documented, "yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture, DateTimeStyles.None);
}
