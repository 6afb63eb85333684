using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using WireMock;

namespace Comm100.LiveChat.Client.Samples.Tests.WireMock;

/// <summary>A request for WireMock of Java.</summary>
internal sealed record JavaRequest(string Method, string Path, IReadOnlyDictionary<string, string> Headers, IReadOnlyDictionary<string, string> Query, string Body)
{
    public static JavaRequest From(IRequestMessage message) => new(
        message.Method,
        message.Path,
        message.Headers!.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase),
        (message.Query ?? new Dictionary<string, global::WireMock.Types.WireMockList<string>>()).ToDictionary(parameter => parameter.Key, parameter => parameter.Value.ToString(), StringComparer.Ordinal),
        message.Body ?? "");
}

/// <summary>Evaluates the exported mappings for WireMock of Java according to its documentation. A property that is not used by the export is an error.</summary>
internal sealed class JavaStubs
{
    private JavaStubs(IReadOnlyList<JsonObject> all)
    {
        All = all;
    }

    public IReadOnlyList<JsonObject> All { get; }

    public static JavaStubs Read(string folder) => new(
        [.. Directory.GetFiles(Path.Combine(folder, "mappings")).Order(StringComparer.Ordinal).Select(file => JsonNode.Parse(File.ReadAllText(file))!.AsObject())]);

    /// <summary>Returns the name of the matching stub with the lowest priority number.</summary>
    public string? FindName(JavaRequest request)
    {
        JsonObject[] matching = [.. All.Where(stub => IsMatch(stub["request"]!.AsObject(), request))];
        return (string?)matching.OrderBy(stub => (int)stub["priority"]!).FirstOrDefault()?["name"];
    }

    private static bool IsMatch(JsonObject pattern, JavaRequest request) => pattern.All(part => (part.Key, part.Value!) switch
    {
        ("method", var method) => (string)method! is "ANY" || (string)method! == request.Method,
        ("urlPath", var path) => (string)path! == request.Path,
        ("urlPathPattern", var path) => IsFullMatch((string)path!, request.Path),
        ("headers", var headers) => headers.AsObject().All(header => IsValue(header.Value!, request.Headers.GetValueOrDefault(header.Key))),
        ("queryParameters", var parameters) => parameters.AsObject().All(parameter => IsValue(parameter.Value!, request.Query.GetValueOrDefault(parameter.Key))),
        ("bodyPatterns", var patterns) => patterns.AsArray().All(body => IsBody(body!.AsObject(), request.Body)),
        _ => throw new InvalidOperationException($"WireMock has no '{part.Key}' in a request."),
    });

    private static bool IsValue(JsonNode pattern, string? value)
    {
        KeyValuePair<string, JsonNode?> only = pattern.AsObject().Single();
        return only.Key switch
        {
            "absent" => value is null,
            "equalTo" => value == (string)only.Value!,
            "matches" => value is not null && IsFullMatch((string)only.Value!, value),
            "or" => only.Value!.AsArray().Any(choice => IsValue(choice!, value)),
            _ => throw new InvalidOperationException($"WireMock has no matcher '{only.Key}'."),
        };
    }

    private static bool IsBody(JsonObject pattern, string body)
    {
        if (pattern["not"] is { } inner)
        {
            return !IsBody(inner.AsObject(), body);
        }

        JsonNode? node = Parse(body);
        if (pattern["equalToJson"] is { } json)
        {
            ((bool)pattern["ignoreExtraElements"]! && (bool)pattern["ignoreArrayOrder"]!).Should().BeTrue();
            json.ToJsonString().Should().BeOneOf("{}", "[]");
            return json.GetType() == node?.GetType();
        }

        string path = (string)pattern["matchesJsonPath"]!;
        path.Should().MatchRegex(@"^\$(\.[A-Za-z]+)+$");
        return path["$.".Length..].Split('.').Aggregate(node, (current, name) => current is JsonObject item ? item[name] : null) is not null;
    }

    // The matcher "matches" of Java matches the entire string.
    private static bool IsFullMatch(string pattern, string text) => Regex.IsMatch(text, $"^(?:{pattern})$", RegexOptions.ExplicitCapture, TimeSpan.FromMinutes(1));

    private static JsonNode? Parse(string body)
    {
        try
        {
            return body.Length == 0 ? null : JsonNode.Parse(body);
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }
}
