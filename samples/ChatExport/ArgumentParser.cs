using System.Globalization;
using Comm100.LiveChat.Client;

namespace ChatExport;

/// <summary>Reads the command line, as <c>--name value</c> or <c>--name=value</c>.</summary>
internal static class ArgumentParser
{
    public const string Usage = """
        Exports a history of the live chat service into a file.

        ChatExport --out FILE [options]

          --out FILE                        the file to write; FILE.checkpoint beside it says how far it is
          --kind chats|offline|missed|agent what to export; chats by default
          --format jsonl|csv                how to write it; jsonl by default
          --from TIME                       the beginning of the window; 30 days before its end by default
          --to TIME                         the end of the window; the moment of the first request by default
          --page-size N                     how many items to ask for at once, 1 to 500; 100 by default
          --resume                          go on with the export that FILE.checkpoint tells of
          --fake-chats N                    how many chats the fake has, 0 to 10000000; 240 by default

        TIME is such as 2026-06-01, 2026-06-01T08:30:00 (both UTC) or 2026-06-01T08:30:00+02:00.
        LIVECHAT_BASE_ADDRESS, LIVECHAT_EMAIL and LIVECHAT_API_KEY name a real service; without them a fake is used.
        """;

    private const int MaxFakeChats = 10_000_000;

    private static readonly string[] s_flags = ["--resume"];
    private static readonly string[] s_options = ["--out", "--kind", "--format", "--from", "--to", "--page-size", "--fake-chats"];

    private static readonly string[] s_timeFormats =
    [
        "yyyy-MM-dd", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
    ];

    /// <exception cref="ExportException">An argument is unknown, missing, or not valid.</exception>
    public static ExportArguments Parse(IReadOnlyList<string> arguments)
    {
        Dictionary<string, string> values = Read(arguments);
        return new ExportArguments
        {
            Out = values.GetValueOrDefault("--out") ?? throw new ExportException("--out is missing: it names the file to write, such as --out chats.jsonl."),
            Resume = values.ContainsKey("--resume"),
            Kind = Choice<ExportKind>(values, "--kind"),
            Format = Choice<ExportFormat>(values, "--format"),
            From = Time(values, "--from"),
            To = Time(values, "--to"),
            PageSize = Number(values, "--page-size", 1, PagedHistoryQuery.MaxPageSize),
            FakeChats = Number(values, "--fake-chats", 0, MaxFakeChats),
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
                throw new ExportException($"{name} is not known. Allowed are {string.Join(", ", [.. s_options, .. s_flags])} and --help.");
            }

            if (isFlag && parts.Length > 1)
            {
                throw new ExportException($"{name} takes no value.");
            }

            string value = isFlag ? "" : parts.Length > 1 ? parts[1] : i + 1 < arguments.Count ? arguments[++i] : "";
            if (!isFlag && (value.Length == 0 || value.StartsWith("--", StringComparison.Ordinal)))
            {
                throw new ExportException($"{name} needs a value.");
            }

            if (!values.TryAdd(name, value))
            {
                throw new ExportException($"{name} is given twice.");
            }
        }

        return values;
    }

    private static T? Choice<T>(Dictionary<string, string> values, string name)
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
        throw new ExportException($"{name} cannot be '{text}'. Allowed are {allowed}.");
    }

    private static DateTimeOffset? Time(Dictionary<string, string> values, string name)
    {
        if (!values.TryGetValue(name, out string? text))
        {
            return null;
        }

        return DateTimeOffset.TryParseExact(text, s_timeFormats, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time)
            ? time
            : throw new ExportException($"{name} cannot be '{text}'. Allowed are times such as 2026-06-01, 2026-06-01T08:30:00 (both UTC) and 2026-06-01T08:30:00+02:00.");
    }

    private static int? Number(Dictionary<string, string> values, string name, int least, int most)
    {
        if (!values.TryGetValue(name, out string? text))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw new ExportException(string.Create(CultureInfo.InvariantCulture, $"{name} cannot be '{text}'. Allowed are whole numbers from {least} to {most}."));
    }
}
