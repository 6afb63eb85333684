using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Assertions;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>What a request has to be like, for <see cref="RequestAssertions"/>. All that is told has to hold.</summary>
public sealed class RequestMatch
{
    private readonly List<(string Description, Func<RecordedRequest, IEnumerable<string>> Mismatches)> _conditions = [];

    internal RequestMatch()
    {
    }

    internal IReadOnlyList<string> Descriptions => [.. _conditions.Select(condition => condition.Description)];

    /// <summary>Expects a value in the JSON body.</summary>
    /// <param name="path">Where, such as <c>ipAddress</c>, <c>header.title</c> or <c>fields[0].value</c>; names as they are sent.</param>
    /// <param name="value">The value: a text, a number, a boolean, null, or anything that can be written as JSON. Numbers are compared by value,
    /// objects and arrays whole.</param>
    /// <returns>This.</returns>
    public RequestMatch Body(string path, object? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        JsonNode? expected = JsonDifference.NodeOf(value);
        return Add($"body {path}: {JsonDifference.Text(expected)}", request => JsonDifference.TryGet(request.JsonBody, path, out JsonNode? actual)
            ? JsonDifference.Find(expected, actual, path)
            : [$"{path}: expected {JsonDifference.Text(expected)}, but it is missing"]);
    }

    /// <summary>Expects this JSON as the whole body, whatever the order of its members.</summary>
    /// <param name="json">The body.</param>
    /// <returns>This.</returns>
    /// <exception cref="JsonException">It is no JSON.</exception>
    public RequestMatch WholeBody(string json)
    {
        JsonNode? expected = JsonNode.Parse(json);
        return Add($"the body {JsonDifference.Text(expected)}", request => request.Body.Length == 0
            ? ["there is no body"]
            : JsonDifference.Find(expected, request.JsonBody, ""));
    }

    /// <summary>Expects that the JSON body has nothing at a path.</summary>
    /// <param name="path">Where, as for <see cref="Body"/>.</param>
    /// <returns>This.</returns>
    public RequestMatch BodyWithout(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Add($"nothing in the body at {path}", request => JsonDifference.TryGet(request.JsonBody, path, out JsonNode? actual)
            ? [$"{path}: not expected, but got {JsonDifference.Text(actual)}"]
            : []);
    }

    /// <summary>Expects a value in the query, decoded. Where a name comes more than once, one of its values has to be this.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="value">The value; numbers are written without regard to the culture, booleans in lower case.</param>
    /// <returns>This.</returns>
    public RequestMatch Query(string name, object value)
    {
        string expected = Text(value);
        return Add($"query {name}: {expected}", request => Expect(
            $"query {name}", expected, request.Query.GetValueOrDefault(name) ?? []));
    }

    /// <summary>Expects that the query does not have a name.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>This.</returns>
    public RequestMatch QueryWithout(string name) => Add($"no {name} in the query", request => request.Query.TryGetValue(name, out IReadOnlyList<string>? values)
        ? [$"query {name}: not expected, but got {string.Join(", ", values)}"]
        : []);

    /// <summary>Expects a value in the path, decoded.</summary>
    /// <param name="name">The name in braces in the path of the document, such as <c>id</c>, in any case.</param>
    /// <param name="value">The value.</param>
    /// <returns>This.</returns>
    public RequestMatch Path(string name, object value)
    {
        string expected = Text(value);
        return Add($"path {name}: {expected}", request => Expect(
            $"path {name}", expected, request.RouteValues.TryGetValue(name, out string? actual) ? [actual] : []));
    }

    /// <summary>Expects a header. What came instead is not shown for <c>Authorization</c>.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="value">The value.</param>
    /// <returns>This.</returns>
    public RequestMatch Header(string name, string value)
    {
        bool isSecret = string.Equals(name, "Authorization", StringComparison.OrdinalIgnoreCase);
        return Add($"header {name}: {(isSecret ? "(not shown)" : value)}", request =>
        {
            string? actual = request.Headers.GetValueOrDefault(name);
            if (!isSecret)
            {
                return Expect($"header {name}", value, actual is null ? [] : [actual]);
            }

            return string.Equals(actual, value, StringComparison.Ordinal) ? [] : [$"header {name}: another one, which is not shown"];
        });
    }

    /// <summary>Expects the status it was answered with.</summary>
    /// <param name="statusCode">The status; 0 for none.</param>
    /// <returns>This.</returns>
    public RequestMatch Status(int statusCode)
    {
        string expected = Text(statusCode);
        return Add($"status {expected}", request => Expect("status", expected, [Text(request.StatusCode)]));
    }

    /// <summary>Expects anything else.</summary>
    /// <param name="description">What is expected, for the message.</param>
    /// <param name="condition">The condition.</param>
    /// <returns>This.</returns>
    public RequestMatch Where(string description, Func<RecordedRequest, bool> condition)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        ArgumentNullException.ThrowIfNull(condition);
        return Add(description, request => condition(request) ? [] : [$"{description}: it is not so"]);
    }

    internal static RequestMatch Of(Action<RequestMatch>? match)
    {
        var built = new RequestMatch();
        match?.Invoke(built);
        return built;
    }

    internal IReadOnlyList<string> Mismatches(RecordedRequest request) => [.. _conditions.SelectMany(condition => condition.Mismatches(request))];

    private static IEnumerable<string> Expect(string what, string expected, IReadOnlyList<string> actual)
    {
        if (actual.Contains(expected, StringComparer.Ordinal))
        {
            return [];
        }

        return [$"{what}: expected {expected}, but {(actual.Count == 0 ? "it is missing" : "got " + string.Join(", ", actual))}"];
    }

    private static string Text(object value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return value is bool flag ? (flag ? "true" : "false") : Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
    }

    private RequestMatch Add(string description, Func<RecordedRequest, IEnumerable<string>> mismatches)
    {
        _conditions.Add((description, mismatches));
        return this;
    }
}
