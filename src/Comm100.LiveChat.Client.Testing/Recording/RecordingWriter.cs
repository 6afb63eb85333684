using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Comm100.LiveChat.Client.Testing.Contract;
using Comm100.LiveChat.Client.Testing.Routing;
using Microsoft.AspNetCore.WebUtilities;
using WireMock;
using WireMock.Types;

namespace Comm100.LiveChat.Client.Testing.Recording;

/// <summary>Writes responses as mapping files of WireMock.Net, one per response. If a request occurs more than once, its responses are replayed in order, and the last one is repeated.</summary>
internal sealed class RecordingWriter
{
    private static readonly JsonSerializerOptions s_json = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // Other headers depend on the connection, on the account or on intermediate hosts.
    private static readonly string[] s_recordedHeaders = ["Content-Type", "Allow", "Retry-After"];

    private readonly LockObject _lock = new();
    private readonly string _folder;
    private readonly Redactor _redactor;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, (string File, JsonObject Mapping, int Number)> _latest = new(StringComparer.Ordinal);
    private int _count;

    public RecordingWriter(string folder, Redactor redactor, TimeProvider time)
    {
        _folder = folder;
        _redactor = redactor;
        _time = time;
    }

    public int Count => Volatile.Read(ref _count);

    public void Write(IRequestMessage request, RouteMatch route, string body, int status, IReadOnlyDictionary<string, string> headers, string responseBody)
    {
        JsonObject pattern = CreateRequestPattern(request, route, body);
        ContractType? type = status < 400 ? route.Operation?.Response : null;
        var responseHeaders = new JsonObject();
        foreach (string name in s_recordedHeaders)
        {
            if (headers.TryGetValue(name, out string? value))
            {
                responseHeaders[name] = value;
            }
        }

        var response = new JsonObject { ["StatusCode"] = status, ["Headers"] = responseHeaders };
        if (responseBody.Length > 0)
        {
            // As a string, because WireMock.Net omits nulls in JSON.
            response["Body"] = _redactor.RedactBody(responseBody, type);
        }

        lock (_lock)
        {
            Write(request.Method, route, pattern, response);
        }
    }

    private void Write(string method, RouteMatch route, JsonObject request, JsonObject response)
    {
        int count = ++_count;
        string title = route.Operation?.Id ?? "unknown";
        string key = request.ToJsonString(s_json);
        var mapping = new JsonObject
        {
            ["Guid"] = Guid.NewGuid().ToString(),
            ["UpdatedAt"] = _time.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture),
            ["Title"] = title,
            ["Description"] = string.Create(CultureInfo.InvariantCulture, $"Response {count} of the recording, to {method}"),
        };
        int number = 1;
        if (_latest.TryGetValue(key, out (string File, JsonObject Mapping, int Number) previous))
        {
            number = previous.Number + 1;
            string scenario = (string?)previous.Mapping["Scenario"] ?? $"{title} of response {count.ToString(CultureInfo.InvariantCulture)}";
            previous.Mapping["Scenario"] = scenario;
            previous.Mapping["SetStateTo"] = FormatState(number);
            Save(previous.File, previous.Mapping);
            mapping["Scenario"] = scenario;
            mapping["WhenStateIs"] = FormatState(number);
            mapping["SetStateTo"] = FormatState(number);
        }

        mapping["Request"] = request;
        mapping["Response"] = response;
        string file = Path.Combine(_folder, string.Create(CultureInfo.InvariantCulture, $"{count:0000}-{title}.json"));
        Save(file, mapping);
        _latest[key] = (file, mapping, number);
    }

    private static string FormatState(int number) => string.Create(CultureInfo.InvariantCulture, $"Response {number}");

    private static void Save(string file, JsonObject mapping) => File.WriteAllText(file, mapping.ToJsonString(s_json).ReplaceLineEndings("\n") + "\n");

    private JsonObject CreateRequestPattern(IRequestMessage request, RouteMatch route, string body)
    {
        var pattern = new JsonObject { ["Methods"] = new JsonArray(request.Method.ToUpperInvariant()) };
        string[] absent = GetAbsentParameters(request, route);
        if (absent.Length == 0)
        {
            pattern["Path"] = new JsonObject { ["Matchers"] = new JsonArray(CreateExactMatcher(request.Path)) };
        }
        else
        {
            // A parameter that is missing must also be missing in the replay, because another page is another request. WireMock.Net can express that only for the entire URL.
            string path = GetPath(request.Url);
            pattern["Url"] = new JsonObject
            {
                ["MatchOperator"] = "And",
                ["Matchers"] = new JsonArray(
                    CreateRegexMatcher($@"(?i)^[a-z]+://[^/]+{Regex.Escape(path)}(\?.*)?$"),
                    With(CreateRegexMatcher($"(?i)[?&]({string.Join('|', absent.Select(EscapeName))})="), "RejectOnMatch", true)),
            };
        }

        JsonArray parameters = CreateParameters(request);
        if (parameters.Count > 0)
        {
            pattern["Params"] = parameters;
        }

        if (CreateBodyMatcher(request, route, body) is { } matcher)
        {
            pattern["Body"] = new JsonObject { ["Matcher"] = matcher };
        }

        return pattern;
    }

    private JsonArray CreateParameters(IRequestMessage request)
    {
        var parameters = new JsonArray();
        foreach ((string name, WireMockList<string> values) in request.Query?.OrderBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase) ?? Enumerable.Empty<KeyValuePair<string, WireMockList<string>>>())
        {
            JsonNode[] matchers = values.Any(value => _redactor.IsPersonal(name, value)) ? [CreateAnyMatcher()] : [.. values.Select(CreateExactMatcher)];
            parameters.Add(new JsonObject { ["Name"] = name, ["IgnoreCase"] = true, ["Matchers"] = new JsonArray(matchers) });
        }

        return parameters;
    }

    private static string[] GetAbsentParameters(IRequestMessage request, RouteMatch route) =>
    [
        .. from query in route.Operation?.Query ?? []
           let name = query.Name.Replace("[n]", "[0]", StringComparison.Ordinal)
           where request.Query?.Keys.Contains(name, StringComparer.OrdinalIgnoreCase) != true
           select name,
    ];

    private static string GetPath(string url)
    {
        int path = url.IndexOf('/', url.IndexOf("://", StringComparison.Ordinal) + 3);
        return path < 0 ? "/" : url[path..].Split('?')[0];
    }

    // Clients can escape brackets.
    private static string EscapeName(string name) =>
        Regex.Escape(name).Replace(@"\[", @"(\[|%5B)", StringComparison.Ordinal).Replace("]", @"(\]|%5D)", StringComparison.Ordinal);

    private static JsonObject CreateRegexMatcher(string pattern) => new() { ["Name"] = "RegexMatcher", ["Pattern"] = pattern };

    private static JsonObject With(JsonObject matcher, string name, JsonNode value)
    {
        matcher[name] = value;
        return matcher;
    }

    private JsonObject? CreateBodyMatcher(IRequestMessage request, RouteMatch route, string body)
    {
        if (body.Length == 0)
        {
            return null;
        }

        if (_redactor.CreatePattern(body, route.Operation?.Body) is { } json and (JsonObject or JsonArray))
        {
            return new JsonObject { ["Name"] = "JsonPartialWildcardMatcher", ["Pattern"] = json.ToJsonString(s_json) };
        }

        // The other fields of the form are secrets.
        bool isForm = request.Headers?.TryGetValue("Content-Type", out WireMockList<string>? types) == true
            && types.ToString().StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase);
        return isForm && QueryHelpers.ParseQuery(body).TryGetValue("grant_type", out Microsoft.Extensions.Primitives.StringValues grant)
            ? new JsonObject { ["Name"] = "WildcardMatcher", ["Pattern"] = $"*grant_type={grant}*" }
            : null;
    }

    // WireMock.Net ignores a parameter without a matcher.
    private static JsonObject CreateAnyMatcher() => new() { ["Name"] = "WildcardMatcher", ["Pattern"] = "*" };

    // Without wildcards. Paths and names are case-insensitive.
    private static JsonObject CreateExactMatcher(string text) => new() { ["Name"] = "ExactMatcher", ["Pattern"] = text, ["IgnoreCase"] = true };
}
