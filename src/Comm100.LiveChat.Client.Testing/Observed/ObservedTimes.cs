using System.Globalization;
using Comm100.LiveChat.Client.Testing.Internal;

namespace Comm100.LiveChat.Client.Testing.Observed;

/// <summary>Times and lengths of time in the forms that were seen. Times have no more digits than before, so they can lose some.</summary>
internal static class ObservedTimes
{
    private static readonly string[] s_forms =
    [
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss.f",
        "yyyy-MM-dd'T'HH:mm:ss.ff",
        "yyyy-MM-dd'T'HH:mm:ss.fff",
    ];

    /// <summary>Writes a time with 0 to 3 digits of a second, and sometimes in UTC with a <c>Z</c>.</summary>
    public static string Iso(string documented, TimeSpan offset, SeededRandom random)
    {
        DateTime time = Parse(documented);
        string form = random.Pick(s_forms);
        return random.IsOneIn(4)
            ? (time - offset).ToString(form + "'Z'", CultureInfo.InvariantCulture)
            : time.ToString(form, CultureInfo.InvariantCulture);
    }

    public static string OfMessage(string documented) =>
        Parse(documented).ToString("MM'/'dd'/'yyyy HH:mm:ss", CultureInfo.InvariantCulture);

    public static string Waiting(string documented, SeededRandom random) => random.IsOneIn(2)
        ? documented
        : string.Create(CultureInfo.InvariantCulture, $"{(long)TimeSpan.ParseExact(documented, "hh\\:mm\\:ss", CultureInfo.InvariantCulture).TotalSeconds}s");

    private static DateTime Parse(string documented) =>
        DateTime.ParseExact(documented, "yyyy-MM-dd'T'HH:mm:ss.fff", CultureInfo.InvariantCulture, DateTimeStyles.None);
}
