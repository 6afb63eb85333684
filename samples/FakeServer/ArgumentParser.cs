using System.Globalization;
using Comm100.LiveChat.Client.Testing;
using FakeServer.Export;

namespace FakeServer;

/// <summary>Reads the command line, as <c>--name value</c> or <c>--name=value</c>.</summary>
internal static class ArgumentParser
{
    public const string Usage = """
        Serves a fake of the live chat service until Ctrl+C, for programs in any language.

        FakeServer [options]

          --port N                     the port on 127.0.0.1, 0 to 65535; 0, the default, is any free port
          --style documented|observed  how answers are written: as the document says, the default, or as the service was seen to
          --chats N                    how many ended chats there are, 0 to 10000000; 240 by default
          --seed N                     the number that the data is made from; 100 by default
          --now TIME                   the moment that the data ends at, such as 2026-06-30T12:00:00Z; the present by default
          --admin                      serves WireMock.Net's admin interface at /__admin/
          --export-wiremock DIR        writes stub mappings into DIR and ends: for WireMock.Net, and for WireMock of Java; --chats is 1 to 10000 then
          --help                       says this

        It prints the base address, the e-mail and the API key. At the base address there is a page, and the OpenAPI document is at /openapi.json.
        PUT /faults/OPERATION?respond=STATUS, ?reset or ?hang lets an operation such as Bans.list, or with * all of them, go wrong,
        &times=N that often; DELETE /faults ends that; POST /reset puts all back. Only this machine is answered, and no page of a browser from elsewhere controls it.
        """;

    private const int MaxChats = 10_000_000;

    private static readonly string[] s_options = ["--port", "--style", "--chats", "--seed", "--now", "--admin", "--export-wiremock"];

    /// <exception cref="UsageException">An argument is unknown, incomplete, or not valid.</exception>
    public static ServerArguments Parse(IReadOnlyList<string> arguments)
    {
        Dictionary<string, string> values = Read(arguments);
        var parsed = new ServerArguments
        {
            Port = Number(values, "--port", 0, 65535),
            Style = Choice<FakeWireStyle>(values, "--style"),

            // Each page that is exported is a file, and a chat is needed to answer with.
            Chats = values.ContainsKey("--export-wiremock") ? Number(values, "--chats", 1, WireMockExport.MaxChats) : Number(values, "--chats", 0, MaxChats),
            Now = Time(values, "--now"),
            IsAdminOpen = values.ContainsKey("--admin"),
            Seed = Number(values, "--seed", int.MinValue, int.MaxValue),
            ExportWireMock = values.GetValueOrDefault("--export-wiremock"),
        };
        if (parsed.ExportWireMock is not null && (parsed.Port is not null || parsed.IsAdminOpen))
        {
            throw new UsageException($"{(parsed.IsAdminOpen ? "--admin" : "--port")} is for serving, and --export-wiremock writes files and ends. Leave one of them out.");
        }

        return parsed;
    }

    private static Dictionary<string, string> Read(IReadOnlyList<string> arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        for (int i = 0; i < arguments.Count; i++)
        {
            string[] parts = arguments[i].Split('=', 2);
            string name = parts[0];
            if (!s_options.Contains(name, StringComparer.Ordinal))
            {
                throw new UsageException($"{name} is not known. Allowed are {string.Join(", ", s_options)} and --help.");
            }

            if (name == "--admin")
            {
                if (parts.Length > 1)
                {
                    throw new UsageException("--admin takes no value.");
                }

                if (!values.TryAdd(name, ""))
                {
                    throw new UsageException("--admin is given twice.");
                }

                continue;
            }

            string value = parts.Length > 1 ? parts[1] : i + 1 < arguments.Count ? arguments[++i] : "";
            if (value.Length == 0 || value.StartsWith("--", StringComparison.Ordinal))
            {
                throw new UsageException($"{name} needs a value.");
            }

            if (!values.TryAdd(name, value))
            {
                throw new UsageException($"{name} is given twice.");
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
        throw new UsageException($"{name} cannot be '{text}'. Allowed are {allowed}.");
    }

    private static DateTimeOffset? Time(Dictionary<string, string> values, string name)
    {
        if (!values.TryGetValue(name, out string? text))
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) && time.UtcDateTime.Year is >= 1970 and < 9999
            ? time
            : throw new UsageException($"{name} cannot be '{text}'. Allowed are times from 1970 on, such as 2026-06-30T12:00:00Z.");
    }

    private static int? Number(Dictionary<string, string> values, string name, int least, int most)
    {
        if (!values.TryGetValue(name, out string? text))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= least && number <= most
            ? number
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{name} cannot be '{text}'. Allowed are whole numbers from {least} to {most}."));
    }
}
