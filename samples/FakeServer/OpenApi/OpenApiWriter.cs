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
        (400, "BadRequest", "A part of the query or of the body is missing or invalid."),
        (401, "Unauthorized", "The credential is missing or invalid."),
        (403, "Forbidden", "The agent does not have the permission, or the account cannot use the API."),
        (404, "NotFound", "The object or the path does not exist."),
        (409, "Conflict", "An object with this name already exists."),
    ];

    public static JsonObject Write(Uri server) => new()
    {
        ["openapi"] = "3.1.0",
        ["info"] = new JsonObject
        {
            ["title"] = "Comm100 Live Chat REST API",
            ["version"] = "v1",
            ["description"] = "Generated from the contract of the fake. Fields that are missing in a PUT are not changed. Times without a time zone are in the requested time zone, or else in UTC. Lists of values are open: the service can return other values.",
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
        foreach (IGrouping<string, ApiOperation> operations in s_api.Operations.GroupBy(operation => operation.NormalizedPath, StringComparer.Ordinal))
        {
            // Paths that differ only in the names of their placeholders are the same path.
            ApiOperation first = operations.First();
            var item = new JsonObject();
            foreach (ApiOperation operation in operations)
            {
                item[operation.Method.ToLowerInvariant()] = CreateOperation(operation, [.. first.Placeholders]);
            }

            paths[first.Path] = item;
        }

        return paths;
    }

    private static JsonObject CreateOperation(ApiOperation operation, IReadOnlyList<string> placeholders)
    {
        string summary = ApiDocument.Texts.Operations[operation.Id];
        int end = summary.IndexOf(". ", StringComparison.Ordinal);
        string permission = operation.Permission is null ? "The document requires no permission for it." : $"It requires the permission '{operation.Permission}'.";
        var result = new JsonObject
        {
            ["operationId"] = operation.Id,
            ["tags"] = new JsonArray((JsonNode)operation.Group),
            ["summary"] = end < 0 ? summary.TrimEnd('.') : summary[..end],
            ["description"] = $"{summary} {permission}",
        };
        if (operation.Permission is not null)
        {
            result["x-permission"] = operation.Permission;
        }

        if (operation.AlternativePaths.Count > 0)
        {
            result["x-also-written"] = new JsonArray([.. operation.AlternativePaths.Select(path => (JsonNode)path)]);
        }

        JsonNode[] parameters = [.. operation.Placeholders.Zip(placeholders, (placeholder, name) => PathParameter(operation, placeholder, name)), .. operation.Query.Select(parameter => QueryParameter(operation, parameter))];
        if (parameters.Length > 0)
        {
            result["parameters"] = new JsonArray(parameters);
        }

        if (operation.BodyType is { } body)
        {
            result["requestBody"] = new JsonObject
            {
                ["required"] = true,
                ["content"] = Json(operation.Method == "POST" ? SchemaWriter.ForCreate(body) : SchemaWriter.CreateReference(body)),
            };
        }

        result["responses"] = Responses(operation);
        return result;
    }

    private static JsonObject PathParameter(ApiOperation operation, string placeholder, string name) => new()
    {
        ["name"] = name,
        ["in"] = "path",
        ["required"] = true,
        ["description"] = GetPathDescription(operation, placeholder),
        ["schema"] = operation.Group == "Chats" ? new JsonObject { ["type"] = "string" } : new JsonObject { ["type"] = "integer", ["format"] = "int64" },
    };

    // The client names the parameter of a placeholder without underscores.
    private static string GetPathDescription(ApiOperation operation, string placeholder)
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
        var result = new JsonObject { ["name"] = parameter.Name, ["in"] = "query", ["required"] = parameter.Required, ["description"] = text, ["schema"] = schema };
        if (parameter.Name.Contains("[n]", StringComparison.Ordinal))
        {
            // OpenAPI cannot express an index in a name.
            result["name"] = parameter.Name.Replace("[n]", "[0]", StringComparison.Ordinal);
            result["description"] = text + " Additional conditions use 1, 2 and so on instead of 0.";
            result["x-documented-as"] = parameter.Name;
        }

        return result;
    }

    private static JsonObject Responses(ApiOperation operation)
    {
        JsonNode CreateResponse(string description) => new JsonObject
        {
            ["description"] = description,
            ["content"] = Json(operation.ResponseType is { } type ? SchemaWriter.CreateReference(type) : new JsonObject { ["type"] = "string" }),
        };

        var responses = new JsonObject
        {
            ["200"] = CreateResponse(operation.ResponseType is null ? "The object is removed. The response is a message." : "The requested data."),
        };
        if (operation.Method == "POST")
        {
            responses["200"] = CreateResponse("The object is added. The service responds with 200 or 201.");
            responses["201"] = CreateResponse("The object is added. The fake responds with this status.");
        }
        else if (operation.Method == "PUT")
        {
            responses["200"] = CreateResponse("The object is changed. The response is the complete object.");
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
            schemas[format.Name] = SchemaWriter.CreateSchema(format);
        }

        schemas["Error"] = SchemaWriter.Error;
        var responses = new JsonObject();
        foreach ((_, string name, string description) in s_errors.Append((0, "Failure", "Any other failure. The body can have another format, or be missing.")))
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
