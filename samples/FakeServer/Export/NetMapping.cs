using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FakeServer.Export;

/// <summary>Converts a <see cref="Stub"/> to a mapping of WireMock.Net.</summary>
internal static class NetMapping
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Creates the mapping; null if WireMock.Net does not support the stub.</summary>
    /// <param name="stub">The stub.</param>
    /// <param name="readFile">Reads a file that the stub uses as a response body.</param>
    public static JsonObject? Create(Stub stub, Func<string, string> readFile)
    {
        if (CreateResponse(stub.Response, readFile) is not { } response)
        {
            return null;
        }

        return new JsonObject
        {
            ["Guid"] = stub.Id,
            ["Title"] = stub.Name,
            ["Priority"] = stub.Priority,
            ["Request"] = CreateRequest(stub.Request),
            ["Response"] = response,
        };
    }

    private static JsonObject CreateRequest(JsonObject request)
    {
        var result = new JsonObject();
        string[] absent = [.. from parameter in request["queryParameters"] as JsonObject ?? [] where parameter.Value!["absent"] is not null select parameter.Key];
        if (absent.Length > 0)
        {
            // WireMock.Net can require a missing parameter only with a matcher for the entire URL.
            string path = (string?)request["urlPathPattern"] ?? Regex.Escape((string)request["urlPath"]!);
            result["Url"] = new JsonObject
            {
                ["MatchOperator"] = "And",
                ["Matchers"] = new JsonArray(
                    CreateMatcher("RegexMatcher", $@"^[a-z]+://[^/]+({path})(\?.*)?$"),
                    With(CreateMatcher("RegexMatcher", $"[?&]({string.Join('|', absent)})="), "RejectOnMatch", true)),
            };
        }
        else
        {
            JsonObject path = request["urlPath"] is { } exact ? CreateMatcher("ExactMatcher", (string)exact!) : CreateRegexMatcher((string)request["urlPathPattern"]!);
            result["Path"] = new JsonObject { ["Matchers"] = new JsonArray(path) };
        }

        if ((string)request["method"]! is not "ANY" and var method)
        {
            result["Methods"] = new JsonArray(method);
        }

        if (request["headers"] is JsonObject headers)
        {
            result["Headers"] = CreateNamedMatchers(headers);
        }

        if (request["queryParameters"] is JsonObject parameters && parameters.Count > absent.Length)
        {
            result["Params"] = CreateNamedMatchers(parameters);
        }

        if (request["bodyPatterns"] is JsonArray patterns)
        {
            result["Body"] = new JsonObject { ["MatchOperator"] = "And", ["Matchers"] = new JsonArray([.. patterns.Select(pattern => CreateBodyMatcher(pattern!))]) };
        }

        return result;
    }

    private static JsonArray CreateNamedMatchers(JsonObject values) => new(
        [.. values.Where(pair => pair.Value!["absent"] is null).Select(pair => new JsonObject { ["Name"] = pair.Key, ["Matchers"] = new JsonArray(CreateValueMatcher(pair.Value!)) })]);

    // Without anchors, WireMock.Net would find a pattern anywhere.
    private static JsonObject CreateValueMatcher(JsonNode value) => value switch
    {
        _ when value["equalTo"] is { } exact => CreateMatcher("ExactMatcher", (string)exact!),
        _ when value["matches"] is { } pattern => CreateRegexMatcher((string)pattern!),
        _ when value["or"] is JsonArray choices => CreateRegexMatcher(string.Join('|', choices.Select(choice => Regex.Escape((string)choice!["equalTo"]!)))),
        _ => throw new InvalidOperationException($"Unknown matcher: {value.ToJsonString()}"),
    };

    private static JsonObject CreateBodyMatcher(JsonNode pattern) => pattern switch
    {
        _ when pattern["equalToJson"] is { } json => CreateMatcher("JsonPartialMatcher", json.ToJsonString()),
        _ when pattern["matchesJsonPath"] is { } path => CreatePathMatcher((string)path!),
        _ when pattern["not"] is { } inner => With(CreateBodyMatcher(inner), "RejectOnMatch", true),
        _ => throw new InvalidOperationException($"Unknown matcher: {pattern.ToJsonString()}"),
    };

    // The JSONPath matcher of WireMock.Net changes objects with one property, so it cannot be used.
    private static JsonObject CreatePathMatcher(string path) =>
        CreateMatcher("JmesPathMatcher", $"type({string.Join('.', path["$.".Length..].Split('.').Select(name => $"\"{name}\""))}) != 'null'");

    private static JsonObject? CreateResponse(JsonObject response, Func<string, string> readFile)
    {
        if (response["fault"] is { } fault)
        {
            return (string)fault! is "EMPTY_RESPONSE" or "MALFORMED_RESPONSE_CHUNK"
                ? new JsonObject { ["StatusCode"] = 200, ["Headers"] = new JsonObject { ["Content-Type"] = Stub.Json }, ["Body"] = "[]" + new string(' ', 62), ["Fault"] = new JsonObject { ["Type"] = (string)fault! } }
                : null;
        }

        var result = new JsonObject { ["StatusCode"] = response["status"]!.DeepClone(), ["Headers"] = response["headers"]!.DeepClone() };
        if (response["chunkedDribbleDelay"] is { } delay)
        {
            result["Delay"] = delay["totalDuration"]!.DeepClone();
        }

        if (response["bodyFileName"] is { } file)
        {
            string content = readFile((string)file!);
            result["Body"] = ConvertTemplates(content);
            if (content.Contains("{{", StringComparison.Ordinal))
            {
                result["UseTransformer"] = true;
                result["TransformerType"] = "Handlebars";
            }
        }
        else
        {
            // As a string, because WireMock.Net omits nulls in JSON.
            result["Body"] = response["jsonBody"]?.ToJsonString(s_json) ?? (string)response["body"]!;
        }

        return result;
    }

    /// <summary>Converts the templates of <see cref="WireMockExport"/> to the syntax of WireMock.Net. Times require no escaping in a query.</summary>
    private static string ConvertTemplates(string content) => Regex.Replace(
        content
            .Replace("{{request.baseUrl}}", "{{{request.Origin}}}", StringComparison.Ordinal)
            .Replace("{{urlEncode request.query.timeFrom}}", "{{{request.Query.timeFrom}}}", StringComparison.Ordinal)
            .Replace("{{urlEncode request.query.timeTo}}", "{{{request.Query.timeTo}}}", StringComparison.Ordinal),
        @"\{\{request\.pathSegments\.\[(?<index>\d+)\]\}\}",
        match => $"{{{{{{request.PathSegments.[{match.Groups["index"].Value}]}}}}}}",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    private static JsonObject CreateRegexMatcher(string pattern) => CreateMatcher("RegexMatcher", string.Create(CultureInfo.InvariantCulture, $"^({pattern})$"));

    private static JsonObject CreateMatcher(string name, string pattern) => new() { ["Name"] = name, ["Pattern"] = pattern };

    private static JsonObject With(JsonObject matcher, string name, JsonNode value)
    {
        matcher[name] = value;
        return matcher;
    }
}
