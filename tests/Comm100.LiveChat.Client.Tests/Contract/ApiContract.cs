using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Tests.Contract;

/// <summary>The contract of the API, and JSON documents that are generated from it.</summary>
internal static class ApiContract
{
    private static readonly JsonObject s_contract = Load();

    // The fields in which the service accepts only e-mail addresses.
    private static readonly string[] s_emails = ["options.email.fromEmail", "advanced.transcriptEmailAddress", "emailAddresses", "fail.offlineMessageEmails"];

    public static string BasePath => (string)s_contract["basePath"]!;

    public static IReadOnlyList<ContractOperation> Operations { get; } =
    [
        .. s_contract["operations"]!.AsArray().Select(operation => new ContractOperation(
            (string)operation!["id"]!,
            (string)operation["group"]!,
            (string)operation["method"]!,
            ((string)operation["path"]!)[BasePath.Length..],
            (string?)operation["permission"],
            ((string?)operation["body"])?.Split('(')[0],
            (string?)operation["response"],
            [.. operation["query"]?.AsArray().Select(parameter => (string)parameter!["name"]!) ?? []],
            (int)operation["seedLine"]!)),
    ];

    public static IReadOnlyDictionary<string, IReadOnlyList<ContractField>> Formats { get; } = s_contract["formats"]!.AsArray().ToDictionary(
        format => (string)format!["name"]!,
        IReadOnlyList<ContractField> (format) => [.. format!["fields"]!.AsArray().Select(field => new ContractField(
            (string)field!["path"]!,
            (string)field["type"]!,
            (string?)field["of"],
            (bool)field["readOnly"]!,
            (bool)field["mandatory"]!,
            [.. field["values"]?.AsArray().Select(value => (string)value!) ?? []],
            (int?)field["seedLine"]))]);

    /// <summary>Creates the JSON of a body or a response: an object of a format, or an array of two objects.</summary>
    public static JsonNode DocumentOf(string content)
    {
        if (!content.EndsWith("[]", StringComparison.Ordinal))
        {
            return Document(content);
        }

        int next = 1;
        return new JsonArray(Document(content[..^2], withReadOnly: true, ref next), Document(content[..^2], withReadOnly: true, ref next));
    }

    /// <summary>Creates an object of a format in which every field has a value, which is different for each field if the type allows it.</summary>
    public static JsonObject Document(string format, bool withReadOnly = true)
    {
        int next = 1;
        return Document(format, withReadOnly, ref next);
    }

    private static JsonObject Document(string format, bool withReadOnly, ref int next)
    {
        var document = new JsonObject();
        foreach (ContractField field in Formats[format].Where(field => withReadOnly || !field.IsReadOnly))
        {
            JsonObject parent = document;
            string[] names = field.Path.Split('.');
            foreach (string name in names[..^1])
            {
                parent = (JsonObject)(parent[name] ??= new JsonObject());
            }

            parent[names[^1]] = Value(field, withReadOnly, ref next);
        }

        return document;
    }

    private static JsonNode Value(ContractField field, bool withReadOnly, ref int next)
    {
        next++;
        return field switch
        {
            { Values.Count: > 0 } => field.Values[next % field.Values.Count],
            { Type: "integer" } => 1000 + next,
            { Type: "float" } => next + 0.5,
            { Type: "boolean" } => next % 2 == 0,
            { Type: "datetime" } => $"2026-01-{1 + (next % 28):00}T{next % 24:00}:{next % 60:00}:07.125",
            { Type: "array", Of: "integer" } => new JsonArray(2000 + next, 3000 + next),
            { Type: "array", Of: "string" } => new JsonArray($"first {next}", $"second {next}"),
            { Type: "array" } => new JsonArray(Document(field.Of!, withReadOnly, ref next), Document(field.Of!, withReadOnly, ref next)),
            { Type: "object" } => Document(field.Of!, withReadOnly, ref next),
            { Path: var path } when s_emails.Contains(path, StringComparer.Ordinal) => $"person{next}@example.com",
            _ => $"text {next} é 😀",
        };
    }

    private static JsonObject Load()
    {
        using Stream stream = typeof(ApiContract).Assembly.GetManifestResourceStream("livechat-v1.json")!;
        return JsonSerializer.Deserialize<JsonObject>(stream)!;
    }
}

internal sealed record ContractOperation(string Id, string Group, string Method, string Route, string? Permission, string? Body, string? Response, IReadOnlyList<string> Query, int Line);

internal sealed record ContractField(string Path, string Type, string? Of, bool IsReadOnly, bool IsMandatory, IReadOnlyList<string> Values, int? Line);
