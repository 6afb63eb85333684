using System.Globalization;
using Comm100.LiveChat.Client.Testing;
using FakeServer.Export;

namespace FakeServer;

/// <summary>Parses the command line: <c>--name value</c> or <c>--name=value</c>.</summary>
internal static class ArgumentParser
{
    public const string Usage = """
        Runs a fake of the live chat service until Ctrl+C, for programs in any language.

        FakeServer [options]

          --port N                     the port on 127.0.0.1, 0 to 65535; 0, the default, is any free port
          --style documented|observed  the style of the responses: as documented, the default, or as observed on the service
          --chats N                    the number of ended chats, 0 to 10000000; 240 by default
          --seed N                     the seed of the data; 100 by default
          --now TIME                   the time at which the data ends, such as 2026-06-30T12:00:00Z; the current time by default
          --admin                      serves the admin interface of WireMock.Net at /__admin/
          --export-wiremock DIR        writes stub mappings for WireMock.Net and for WireMock of Java into DIR, and exits; --chats must be 1 to 10000
          --help                       shows this text

        It prints the base address, the e-mail address and the API key. There is a page at the base address, and the OpenAPI document at /openapi.json.
        PUT /faults/OPERATION?respond=STATUS, ?reset or ?hang adds a fault to an operation such as Bans.list, or to all with *;
        &times=N limits it to N requests; DELETE /faults removes all faults; POST /reset resets everything. Only this machine can connect, and web pages of other origins cannot control the server.
        """;

    private const int MaxChats = 10_000_000;

    private static readonly string[] s_options = ["--port", "--style", "--chats", "--seed", "--now", "--admin", "--export-wiremock"];

    /// <exception cref="UsageException">An argument is unknown, incomplete, or not valid.</exception>
    public static ServerArguments Parse(IReadOnlyList<string> arguments)
    {
        Dictionary<string, string> values = Read(arguments);
        var parsed = new ServerArguments
        {
            Port = ParseNumber(values, "--port", 0, 65535),
            Style = ParseChoice<FakeWireStyle>(values, "--style"),

            // Each exported page is a file, and the response of Chats.get requires a chat.
            Chats = values.ContainsKey("--export-wiremock") ? ParseNumber(values, "--chats", 1, WireMockExport.MaxChats) : ParseNumber(values, "--chats", 0, MaxChats),
            Now = ParseTime(values, "--now"),
            IsAdminEnabled = values.ContainsKey("--admin"),
            Seed = ParseNumber(values, "--seed", int.MinValue, int.MaxValue),
            ExportWireMock = values.GetValueOrDefault("--export-wiremock"),
        };
        if (parsed.ExportWireMock is not null && (parsed.Port is not null || parsed.IsAdminEnabled))
        {
            throw new UsageException($"{(parsed.IsAdminEnabled ? "--admin" : "--port")} cannot be used with --export-wiremock, which writes files and exits. Omit one of them.");
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
                throw new UsageException($"{name} is not a known option. The options are {string.Join(", ", s_options)} and --help.");
            }

            if (name == "--admin")
            {
                if (parts.Length > 1)
                {
                    throw new UsageException("--admin does not accept a value.");
                }

                if (!values.TryAdd(name, ""))
                {
                    throw new UsageException("--admin is specified twice.");
                }

                continue;
            }

            string value = parts.Length > 1 ? parts[1] : i + 1 < arguments.Count ? arguments[++i] : "";
            if (value.Length == 0 || value.StartsWith("--", StringComparison.Ordinal))
            {
                throw new UsageException($"{name} requires a value.");
            }

            if (!values.TryAdd(name, value))
            {
                throw new UsageException($"{name} is specified twice.");
            }
        }

        return values;
    }

    private static T? ParseChoice<T>(Dictionary<string, string> values, string name)
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
        throw new UsageException($"{name} must be one of {allowed}, not '{text}'.");
    }

    private static DateTimeOffset? ParseTime(Dictionary<string, string> values, string name)
    {
        if (!values.TryGetValue(name, out string? text))
        {
            return null;
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out DateTimeOffset time) && time.UtcDateTime.Year is >= 1970 and < 9999
            ? time
            : throw new UsageException($"{name} must be a time from 1970 on, such as 2026-06-30T12:00:00Z, not '{text}'.");
    }

    private static int? ParseNumber(Dictionary<string, string> values, string name, int min, int max)
    {
        if (!values.TryGetValue(name, out string? text))
        {
            return null;
        }

        return int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int number) && number >= min && number <= max
            ? number
            : throw new UsageException(string.Create(CultureInfo.InvariantCulture, $"{name} must be a whole number from {min} to {max}, not '{text}'."));
    }
}
