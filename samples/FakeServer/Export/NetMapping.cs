using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace FakeServer.Export;

/// <summary>Says the same as a <see cref="Stub"/> in the format of WireMock.Net. What that cannot do has no mapping.</summary>
internal static class NetMapping
{
    private static readonly JsonSerializerOptions s_json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the mapping, or gives null where WireMock.Net cannot do what the stub does.</summary>
    /// <param name="stub">The stub.</param>
    /// <param name="contentOf">Gives the content of a file that the stub answers with.</param>
    public static JsonObject? From(Stub stub, Func<string, string> contentOf)
    {
        if (Response(stub.Response, contentOf) is not { } response)
        {
            return null;
        }

        return new JsonObject
        {
            ["Guid"] = stub.Id,
            ["Title"] = stub.Name,
            ["Priority"] = stub.Priority,
            ["Request"] = Request(stub.Request),
            ["Response"] = response,
        };
    }

    private static JsonObject Request(JsonObject request)
    {
        var written = new JsonObject();
        string[] absent = [.. from parameter in request["queryParameters"] as JsonObject ?? [] where parameter.Value!["absent"] is not null select parameter.Key];
        if (absent.Length > 0)
        {
            // WireMock.Net can say that a parameter is not there of a whole address alone.
            string path = (string?)request["urlPathPattern"] ?? Regex.Escape((string)request["urlPath"]!);
            written["Url"] = new JsonObject
            {
                ["MatchOperator"] = "And",
                ["Matchers"] = new JsonArray(
                    Matcher("RegexMatcher", $@"^[a-z]+://[^/]+({path})(\?.*)?$"),
                    With(Matcher("RegexMatcher", $"[?&]({string.Join('|', absent)})="), "RejectOnMatch", true)),
            };
        }
        else
        {
            JsonObject path = request["urlPath"] is { } exact ? Matcher("ExactMatcher", (string)exact!) : Whole((string)request["urlPathPattern"]!);
            written["Path"] = new JsonObject { ["Matchers"] = new JsonArray(path) };
        }

        if ((string)request["method"]! is not "ANY" and var method)
        {
            written["Methods"] = new JsonArray(method);
        }

        if (request["headers"] is JsonObject headers)
        {
            written["Headers"] = Named(headers);
        }

        if (request["queryParameters"] is JsonObject parameters && parameters.Count > absent.Length)
        {
            written["Params"] = Named(parameters);
        }

        if (request["bodyPatterns"] is JsonArray patterns)
        {
            written["Body"] = new JsonObject { ["MatchOperator"] = "And", ["Matchers"] = new JsonArray([.. patterns.Select(pattern => Body(pattern!))]) };
        }

        return written;
    }

    private static JsonArray Named(JsonObject values) => new(
        [.. values.Where(pair => pair.Value!["absent"] is null).Select(pair => new JsonObject { ["Name"] = pair.Key, ["Matchers"] = new JsonArray(Value(pair.Value!)) })]);

    // Without anchors WireMock.Net finds a pattern anywhere.
    private static JsonObject Value(JsonNode value) => value switch
    {
        _ when value["equalTo"] is { } exact => Matcher("ExactMatcher", (string)exact!),
        _ when value["matches"] is { } pattern => Whole((string)pattern!),
        _ when value["or"] is JsonArray choices => Whole(string.Join('|', choices.Select(choice => Regex.Escape((string)choice!["equalTo"]!)))),
        _ => throw new InvalidOperationException($"There is no such matcher: {value.ToJsonString()}"),
    };

    private static JsonObject Body(JsonNode pattern) => pattern switch
    {
        _ when pattern["equalToJson"] is { } json => Matcher("JsonPartialMatcher", json.ToJsonString()),
        _ when pattern["matchesJsonPath"] is { } path => Has((string)path!),
        _ when pattern["not"] is { } inner => With(Body(inner), "RejectOnMatch", true),
        _ => throw new InvalidOperationException($"There is no such matcher: {pattern.ToJsonString()}"),
    };

    // Its JSONPath matcher changes objects with one member before it looks.
    private static JsonObject Has(string path) =>
        Matcher("JmesPathMatcher", $"type({string.Join('.', path["$.".Length..].Split('.').Select(name => $"\"{name}\""))}) != 'null'");

    private static JsonObject? Response(JsonObject response, Func<string, string> contentOf)
    {
        if (response["fault"] is { } fault)
        {
            return (string)fault! is "EMPTY_RESPONSE" or "MALFORMED_RESPONSE_CHUNK"
                ? new JsonObject { ["StatusCode"] = 200, ["Headers"] = new JsonObject { ["Content-Type"] = Stub.Json }, ["Body"] = "[]" + new string(' ', 62), ["Fault"] = new JsonObject { ["Type"] = (string)fault! } }
                : null;
        }

        var written = new JsonObject { ["StatusCode"] = response["status"]!.DeepClone(), ["Headers"] = response["headers"]!.DeepClone() };
        if (response["chunkedDribbleDelay"] is { } drip)
        {
            written["Delay"] = drip["totalDuration"]!.DeepClone();
        }

        if (response["bodyFileName"] is { } file)
        {
            string content = contentOf((string)file!);
            written["Body"] = Translated(content);
            if (content.Contains("{{", StringComparison.Ordinal))
            {
                written["UseTransformer"] = true;
                written["TransformerType"] = "Handlebars";
            }
        }
        else
        {
            // As a text: of JSON, WireMock.Net would leave out what is null.
            written["Body"] = response["jsonBody"]?.ToJsonString(s_json) ?? (string)response["body"]!;
        }

        return written;
    }

    /// <summary>The few templates of <see cref="WireMockExport"/> in the words of WireMock.Net. A time needs no escapes in a query.</summary>
    private static string Translated(string content) => Regex.Replace(
        content
            .Replace("{{request.baseUrl}}", "{{{request.Origin}}}", StringComparison.Ordinal)
            .Replace("{{urlEncode request.query.timeFrom}}", "{{{request.Query.timeFrom}}}", StringComparison.Ordinal)
            .Replace("{{urlEncode request.query.timeTo}}", "{{{request.Query.timeTo}}}", StringComparison.Ordinal),
        @"\{\{request\.pathSegments\.\[(?<place>\d+)\]\}\}",
        match => $"{{{{{{request.PathSegments.[{match.Groups["place"].Value}]}}}}}}",
        RegexOptions.ExplicitCapture,
        TimeSpan.FromSeconds(1));

    private static JsonObject Whole(string pattern) => Matcher("RegexMatcher", string.Create(CultureInfo.InvariantCulture, $"^({pattern})$"));

    private static JsonObject Matcher(string name, string pattern) => new() { ["Name"] = name, ["Pattern"] = pattern };

    private static JsonObject With(JsonObject matcher, string name, JsonNode value)
    {
        matcher[name] = value;
        return matcher;
    }
}
