using System.Globalization;
using Comm100.LiveChat.Client;

namespace ChatExport;

/// <summary>Parses the command line, as <c>--name value</c> or <c>--name=value</c>.</summary>
internal static class ArgumentParser
{
    public const string Usage = """
        Exports a history of the Live Chat service to a file.

        ChatExport --out FILE [options]

          --out FILE                        the file to write; FILE.checkpoint contains the progress
          --kind chats|offline|missed|agent the history to export; default: chats
          --format jsonl|csv                the format; default: jsonl
          --from TIME                       the start of the period; default: 30 days before its end
          --to TIME                         the end of the period, exclusive; default: the time of the first request
          --page-size N                     the number of items on a page, 1 to 500; default: 100
          --pages-ahead N                   the number of pages to request ahead, 0 to 16; default: 1
          --resume                          continue the export in FILE.checkpoint
          --fake-chats N                    the number of chats in the fake, 0 to 10000000; default: 240

        Examples of TIME: 2026-06-01 and 2026-06-01T08:30:00 (both UTC), 2026-06-01T08:30:00+02:00.
        To use a real service, set LIVECHAT_BASE_ADDRESS, LIVECHAT_EMAIL and LIVECHAT_API_KEY. Otherwise, a fake is used.
        """;

    private const int MaxFakeChats = 10_000_000;
    private const int MaxPagesAhead = 16;

    private static readonly string[] s_flags = ["--resume"];
    private static readonly string[] s_options = ["--out", "--kind", "--format", "--from", "--to", "--page-size", "--pages-ahead", "--fake-chats"];

    private static readonly string[] s_timeFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <exception cref="ExportException">An argument is unknown, missing or not valid.</exception>
    public static ExportArguments Parse(IReadOnlyList<string> arguments)
    {
        Dictionary<string, string> values = Read(arguments);
        return new ExportArguments
        {
            Out = values.GetValueOrDefault("--out") ?? throw new ExportException("--out is missing. Specify the file to write, such as --out chats.jsonl."),
            Resume = values.ContainsKey("--resume"),
            Kind = ParseEnum<ExportKind>(values, "--kind"),
            Format = ParseEnum<ExportFormat>(values, "--format"),
            From = ParseTime(values, "--from"),
            To = ParseTime(values, "--to"),
            PageSize = ParseNumber(values, "--page-size", 1, PagedHistoryQuery.MaxPageSize),
            PagesAhead = ParseNumber(values, "--pages-ahead", 0, MaxPagesAhead),
            FakeChats = ParseNumber(values, "--fake-chats", 0, MaxFakeChats),
        };
    }

    private static Dictionary<string, string> Read(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < arguments.Count; i++)
        {
            string[] parts = arguments[i].Split('=', 2);
            string name = parts[0];
            bool isFlag = s_flags.Contains(name, StringComparer.Ordinal);
            if (!isFlag && !s_options.Contains(name, StringComparer.Ordinal))
            {
                throw new ExportException($"{name} is not a known argument. The arguments are {string.Join(", ", [.. s_options, .. s_flags])} and --help.");
            }

            if (isFlag && parts.Length > 1)
            {
                throw new ExportException($"{name} does not have a value.");
            }

            string value = isFlag ? "" : parts.Length > 1 ? parts[1] : i + 1 < arguments.Count ? arguments[++i] : "";
            if (!isFlag && (value.Length == 0 || value.StartsWith("--", StringComparison.Ordinal)))
            {
                throw new ExportException($"{name} requires a value.");
            }

            if (!values.TryAdd(name, value))
            {
                throw new ExportException($"{name} is specified twice.");
            }
        }

        return values;
    }

    private static T? ParseEnum<T>(Dictionary<string, string> values, string name)
        where T : struct, Enum
    {
        if (!values.TryGetValue(name, out string? text))
        {
            return null;
        }

        foreach (T value in Enum.GetValues<T>())
        {
            if (text.Equals(value.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return value;
            }
        }

        string allowed = string.Join(", ", Enum.GetNames<T>().Select(known => known.ToLowerInvariant()));
        throw new ExportException($"{name} cannot be '{text}'. Allowed values: {allowed}.");
    }

    private static DateTimeOffset? ParseTime(Dictionary<string, string> values, string name)
    {
        if (!values.TryGetValue(name, out string? text))
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(text, s_timeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw new ExportException($"{name} cannot be '{text}'. Allowed values: times such as 2026-06-01, 2026-06-01T08:30:00 (both UTC) and 2026-06-01T08:30:00+02:00.");
    }

    private static int? ParseNumber(Dictionary<string, string> values, string name, int min, int max)
    {
        if (!values.TryGetValue(name, out string? text))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= min && number <= max
            ? number
            : throw new ExportException(string.Create(CultureInfo.InvariantCulture, $"{name} cannot be '{text}'. Allowed values: whole numbers from {min} to {max}."));
    }
}
