using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Comm100.LiveChat.Client.Testing.Assertions;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>The conditions for a request, for <see cref="RequestAssertions"/>. A request matches if it meets all of them.</summary>
public sealed class RequestMatch
{
    private readonly List<(string Description, Func<RecordedRequest, IEnumerable<string>> Mismatches)> _conditions = [];

    internal RequestMatch()
    {
    }

    internal IReadOnlyList<string> Descriptions => [.. _conditions.Select(condition => condition.Description)];

    /// <summary>Requires a value in the JSON body.</summary>
    /// <param name="path">The path, such as <c>ipAddress</c>, <c>header.title</c> or <c>fields[0].value</c>, with the names that are sent.</param>
    /// <param name="value">The value: a string, a number, a Boolean value, null, or anything that can be serialized to JSON. Numbers are compared by value;
    /// objects and arrays are compared completely.</param>
    /// <returns>This instance.</returns>
    public RequestMatch Body(string path, object? value)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        JsonNode? expected = JsonDifference.ToNode(value);
        return Add($"body {path}: {JsonDifference.Format(expected)}", request => JsonDifference.TryGet(request.JsonBody, path, out JsonNode? actual)
            ? JsonDifference.Find(expected, actual, path)
            : [$"{path}: expected {JsonDifference.Format(expected)}, but it is missing"]);
    }

    /// <summary>Requires this JSON as the entire body. The order of properties does not matter.</summary>
    /// <param name="json">The body.</param>
    /// <returns>This instance.</returns>
    /// <exception cref="JsonException"><paramref name="json"/> is not valid JSON.</exception>
    public RequestMatch EntireBody(string json)
    {
        JsonNode? expected = JsonNode.Parse(json);
        return Add($"the body {JsonDifference.Format(expected)}", request => request.Body.Length == 0
            ? ["there is no body"]
            : JsonDifference.Find(expected, request.JsonBody, ""));
    }

    /// <summary>Requires that the JSON body has no value at a path.</summary>
    /// <param name="path">The path; see <see cref="Body"/>.</param>
    /// <returns>This instance.</returns>
    public RequestMatch BodyWithout(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        return Add($"no value in the body at {path}", request => JsonDifference.TryGet(request.JsonBody, path, out JsonNode? actual)
            ? [$"{path}: not expected, but got {JsonDifference.Format(actual)}"]
            : []);
    }

    /// <summary>Requires a decoded value in the query. If the name occurs more than once, one of its values must match.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="value">The value. Numbers are formatted with the invariant culture, Boolean values in lower case.</param>
    /// <returns>This instance.</returns>
    public RequestMatch Query(string name, object value)
    {
        string expected = Format(value);
        return Add($"query {name}: {expected}", request => Expect(
            $"query {name}", expected, request.Query.GetValueOrDefault(name) ?? []));
    }

    /// <summary>Requires that the query does not contain a parameter.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <returns>This instance.</returns>
    public RequestMatch QueryWithout(string name) => Add($"no {name} in the query", request => request.Query.TryGetValue(name, out IReadOnlyList<string>? values)
        ? [$"query {name}: not expected, but got {string.Join(", ", values)}"]
        : []);

    /// <summary>Requires a decoded value in the path.</summary>
    /// <param name="name">The name of the placeholder in the documented path, such as <c>id</c>, in any case.</param>
    /// <param name="value">The value.</param>
    /// <returns>This instance.</returns>
    public RequestMatch Path(string name, object value)
    {
        string expected = Format(value);
        return Add($"path {name}: {expected}", request => Expect(
            $"path {name}", expected, request.RouteValues.TryGetValue(name, out string? actual) ? [actual] : []));
    }

    /// <summary>Requires a header. The message does not contain the values of <c>Authorization</c>.</summary>
    /// <param name="name">The name, in any case.</param>
    /// <param name="value">The value.</param>
    /// <returns>This instance.</returns>
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

            return string.Equals(actual, value, StringComparison.Ordinal) ? [] : [$"header {name}: a different value, which is not shown"];
        });
    }

    /// <summary>Requires a status code of the response.</summary>
    /// <param name="statusCode">The status code; 0 if no response was sent.</param>
    /// <returns>This instance.</returns>
    public RequestMatch Status(int statusCode)
    {
        string expected = Format(statusCode);
        return Add($"status {expected}", request => Expect("status", expected, [Format(request.StatusCode)]));
    }

    /// <summary>Requires any other condition.</summary>
    /// <param name="description">A description of the condition, for the message.</param>
    /// <param name="condition">The condition.</param>
    /// <returns>This instance.</returns>
    public RequestMatch Where(string description, Func<RecordedRequest, bool> condition)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(description);
        ArgumentNullException.ThrowIfNull(condition);
        return Add(description, request => condition(request) ? [] : [$"{description}: the condition is not met"]);
    }

    internal static RequestMatch Create(Action<RequestMatch>? match)
    {
        var built = new RequestMatch();
        match?.Invoke(built);
        return built;
    }

    internal IReadOnlyList<string> GetMismatches(RecordedRequest request) => [.. _conditions.SelectMany(condition => condition.Mismatches(request))];

    private static IEnumerable<string> Expect(string what, string expected, IReadOnlyList<string> actual)
    {
        if (actual.Contains(expected, StringComparer.Ordinal))
        {
            return [];
        }

        return [$"{what}: expected {expected}, but {(actual.Count == 0 ? "it is missing" : "got " + string.Join(", ", actual))}"];
    }

    private static string Format(object value)
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
