using System.Globalization;
using System.Text.Json.Nodes;
using FakeServer.Api;

namespace FakeServer.OpenApi;

/// <summary>Writes the contract as an OpenAPI document.</summary>
internal static class OpenApiWriter
{
    private static readonly ApiDocument s_api = ApiDocument.Instance;

    private static readonly (int Status, string Name, string Description)[] s_errors =
    [
        (400, "BadRequest", "Something in the query or the body is missing or not valid."),
        (401, "Unauthorized", "The credential is missing or wrong."),
        (403, "Forbidden", "The agent lacks the permission, or the account may not call."),
        (404, "NotFound", "There is no such object or address."),
        (409, "Conflict", "There is one with this name already."),
    ];

    public static JsonObject Write(Uri server) => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject
        {
            ["title"] = "Comm100 Live Chat REST API",
            ["version"] = "v1",
            ["description"] = "Made from the contract that the fake serves. What is left out of a PUT keeps its value. Times without a zone are in the zone that was asked for, or else in UTC. Lists of values are open: others can come.",
        },
        ["servers"] = new JsonArray(new JsonObject { ["url"] = server.ToString().TrimEnd('/'), ["description"] = "The fake" }),
        ["security"] = new JsonArray(new JsonObject { ["basic"] = new JsonArray() }, new JsonObject { ["bearer"] = new JsonArray() }),
        ["tags"] = new JsonArray([.. s_api.Operations.Select(operation => operation.Group).Distinct(StringComparer.Ordinal).Select(Tag)]),
        ["paths"] = Paths(),
        ["components"] = Components(),
    };

    private static JsonNode Tag(string group) => new JsonObject { ["name"] = group, ["description"] = ApiDocument.Texts.Groups[group] };

    private static JsonObject Paths()
    {
        var paths = new JsonObject();
        foreach (IGrouping<string, ApiOperation> place in s_api.Operations.GroupBy(operation => operation.Place, StringComparer.Ordinal))
        {
            // Two paths that differ in the names of their placeholders alone are one.
            ApiOperation first = place.First();
            var item = new JsonObject();
            foreach (ApiOperation operation in place)
            {
                item[operation.Method.ToLowerInvariant()] = Operation(operation, [.. first.Placeholders]);
            }

            paths[first.Path] = item;
        }

        return paths;
    }

    private static JsonObject Operation(ApiOperation operation, IReadOnlyList<string> placeholders)
    {
        string summary = ApiDocument.Texts.Operations[operation.Id];
        int end = summary.IndexOf(". ", StringComparison.Ordinal);
        string permission = operation.Permission is null ? "The document names no permission for it." : $"It needs the permission '{operation.Permission}'.";
        var written = new JsonObject
        {
            ["operationId"] = operation.Id,
            ["tags"] = new JsonArray((JsonNode)operation.Group),
            ["summary"] = end < 0 ? summary.TrimEnd('.') : summary[..end],
            ["description"] = $"{summary} {permission}",
        };
        if (operation.Permission is not null)
        {
            written["x-permission"] = operation.Permission;
        }

        if (operation.AlsoWritten.Count > 0)
        {
            written["x-also-written"] = new JsonArray([.. operation.AlsoWritten.Select(path => (JsonNode)path)]);
        }

        JsonNode[] parameters = [.. operation.Placeholders.Zip(placeholders, (own, name) => PathParameter(operation, own, name)), .. operation.Query.Select(parameter => QueryParameter(operation, parameter))];
        if (parameters.Length > 0)
        {
            written["parameters"] = new JsonArray(parameters);
        }

        if (operation.BodyType is { } body)
        {
            written["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = Json(operation.Method == "POST" ? SchemaWriter.ForCreate(body) : SchemaWriter.Of(body)),
            };
        }

        written["responses"] = Responses(operation);
        return written;
    }

    private static JsonObject PathParameter(ApiOperation operation, string own, string name) => new()
    {
        ["name"] = name,
        ["in"] = "path",
        ["required"] = true,
        ["description"] = PathText(operation, own),
        ["schema"] = operation.Group == "Chats" ? new JsonObject { ["type"] = "string" } : new JsonObject { ["type"] = "integer", ["format"] = "int64" },
    };

    // The client spells a placeholder with underscores as a parameter without them.
    private static string PathText(ApiOperation operation, string placeholder)
    {
        string key = $"{operation.Id}.{placeholder.Replace("_", "", StringComparison.Ordinal)}";
        return ApiDocument.Texts.Parameters.First(text => text.Key.Replace("_", "", StringComparison.Ordinal).Equals(key, StringComparison.OrdinalIgnoreCase)).Value;
    }

    private static JsonObject QueryParameter(ApiOperation operation, ApiParameter parameter)
    {
        string text = ApiDocument.Texts.Parameters[$"{operation.Id}.{parameter.Name}"];
        JsonObject schema = parameter switch
        {
            { Values.Count: > 0 } => SchemaWriter.OpenList(parameter.Values),
            { Name: "pageIndex" } => new JsonObject { ["type"] = "integer", ["format"] = "int32", ["minimum"] = 0, ["default"] = 0 },
            { Name: "pageSize" } => new JsonObject { ["type"] = "integer", ["format"] = "int32", ["minimum"] = parameter.Min, ["maximum"] = parameter.Max, ["default"] = parameter.Default },
            { Name: "timeFrom" or "timeTo" } => new JsonObject { ["type"] = "string", ["examples"] = new JsonArray("2026-06-01T00:00:00") },
            { Name: "timezone" } => new JsonObject { ["type"] = "string", ["examples"] = new JsonArray("+02:00") },
            _ when parameter.Name.EndsWith("Id", StringComparison.Ordinal) || parameter.Name == "visitorSegmentation" => new JsonObject { ["type"] = "integer", ["format"] = "int64" },
            _ => new JsonObject { ["type"] = "string" },
        };
        var written = new JsonObject { ["name"] = parameter.Name, ["in"] = "query", ["required"] = parameter.Required, ["description"] = text, ["schema"] = schema };
        if (parameter.Name.Contains("[n]", StringComparison.Ordinal))
        {
            // OpenAPI has no way to say "counted from 0".
            written["name"] = parameter.Name.Replace("[n]", "[0]", StringComparison.Ordinal);
            written["description"] = text + " Further conditions have 1, 2 and so on in place of 0.";
            written["x-documented-as"] = parameter.Name;
        }

        return written;
    }

    private static JsonObject Responses(ApiOperation operation)
    {
        JsonNode Answer(string description) => new JsonObject
        {
            ["description"] = description,
            ["content"] = Json(operation.ResponseType is { } type ? SchemaWriter.Of(type) : new JsonObject { ["type"] = "string" }),
        };

        var responses = new JsonObject
        {
            ["200"] = Answer(operation.ResponseType is null ? "It is removed; a text says so." : "What there is."),
        };
        if (operation.Method == "POST")
        {
            responses["200"] = Answer("It is added. The service answers with 200 or 201.");
            responses["201"] = Answer("It is added; the fake answers with this.");
        }
        else if (operation.Method == "PUT")
        {
            responses["200"] = Answer("It is changed; this is all of it.");
        }

        foreach ((int status, string name, _) in s_errors.Where(error => error.Status != 409 || operation.Method is "POST" or "PUT"))
        {
            responses[status.ToString(CultureInfo.InvariantCulture)] = new JsonObject { ["$ref"] = "#/components/responses/" + name };
        }

        responses["default"] = new JsonObject { ["$ref"] = "#/components/responses/Failure" };
        return responses;
    }

    private static JsonObject Components()
    {
        var schemas = new JsonObject();
        foreach (ApiFormat format in s_api.Formats)
        {
            schemas[format.Name] = SchemaWriter.Format(format);
        }

        schemas["Error"] = SchemaWriter.Error;
        var responses = new JsonObject();
        foreach ((_, string name, string description) in s_errors.Append((0, "Failure", "Any other failure. The body can be of another shape, or missing.")))
        {
            responses[name] = new JsonObject { ["description"] = description, ["content"] = Json(SchemaWriter.Reference("Error")) };
        }

        return new JsonObject
        {
            ["schemas"] = schemas,
            ["responses"] = responses,
            ["securitySchemes"] = new JsonObject
            {
                ["basic"] = new JsonObject { ["type"] = "http", ["scheme"] = "basic", ["description"] = "The agent's e-mail as the user name, and the API key as the password." },
                ["bearer"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["description"] = "An access token." },
            },
        };
    }

    private static JsonObject Json(JsonNode schema) => new() { ["application/json"] = new JsonObject { ["schema"] = schema } };
}
