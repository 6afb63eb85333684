using System.Text.Json.Nodes;
using FakeServer.Api;

namespace FakeServer.OpenApi;

/// <summary>Writes the formats of the contract as JSON schemas.</summary>
internal static class SchemaWriter
{
    // Documented as read-only, but required in requests to identify a text or a target.
    private static readonly HashSet<string> s_requestKeys = new(StringComparer.Ordinal)
    {
        "CampaignSsoOptions.campaignId",
        "CustomRule.routeToId",
        "LanguageText.category",
        "LanguageText.name",
        "RoutingRules.fail.routeToId",
        "RoutingRules.rules",
        "RoutingRules.simpleRouteToId",
    };

    private static readonly ApiDocument s_api = ApiDocument.Instance;

    public static JsonObject Error => new()
    {
        ["type"] = "object",
        ["description"] = "An error.",
        ["properties"] = new JsonObject
        {
            ["code"] = new JsonObject { ["type"] = "integer", ["description"] = "The error code of the service, which begins with the HTTP status.", ["examples"] = new JsonArray(400000) },
            ["message"] = new JsonObject { ["type"] = "string", ["description"] = "A description of the error.", ["examples"] = new JsonArray("Parameter 'timeFrom' is required.") },
        },
    };

    public static JsonNode Reference(string name) => new JsonObject { ["$ref"] = "#/components/schemas/" + name };

    public static JsonNode CreateReference(ApiType type) => type.IsArray
        ? new JsonObject { ["type"] = "array", ["items"] = Reference(type.Format) }
        : Reference(type.Format);

    /// <summary>Creates the schema of a format. Fields with dots in their paths become nested objects.</summary>
    public static JsonObject CreateSchema(ApiFormat format)
    {
        var schema = new JsonObject { ["type"] = "object", ["description"] = ApiDocument.Texts.Formats[format.Name] };
        foreach (ApiField field in format.Fields)
        {
            string[] names = field.Path.Split('.');
            JsonObject parent = schema;
            foreach (string name in names[..^1])
            {
                parent = GetOrAddObject(parent, name);
            }

            GetProperties(parent)[names[^1]] = Field(format, field);
        }

        // Elements of arrays are always sent completely. In updates of an object, missing fields are not changed, so nothing is required.
        if (!s_api.Operations.Any(operation => operation.BodyType is { IsArray: false } body && body.Format == format.Name)
            && !s_api.Formats.Any(other => other.Fields.Any(field => field.Type == "object" && field.InnerType == format.Name)))
        {
            AddRequired(schema, format);
        }

        return schema;
    }

    /// <summary>Creates the schema of a body that creates an object: the format with its mandatory fields.</summary>
    public static JsonNode ForCreate(ApiType type)
    {
        var required = new JsonObject { ["type"] = "object" };
        AddRequired(required, s_api.FindFormat(type.Format)!);
        return required.Count == 1 ? CreateReference(type) : new JsonObject { ["allOf"] = new JsonArray(CreateReference(type), required) };
    }

    private static JsonObject GetOrAddObject(JsonObject schema, string name)
    {
        JsonObject properties = GetProperties(schema);
        return (JsonObject)(properties[name] ??= new JsonObject { ["type"] = "object" });
    }

    private static JsonObject GetProperties(JsonObject schema) => (JsonObject)(schema["properties"] ??= new JsonObject());

    private static void AddRequired(JsonObject schema, ApiFormat format)
    {
        foreach (ApiField field in format.Fields.Where(field => field.Mandatory))
        {
            JsonObject parent = schema;
            foreach (string name in field.Path.Split('.')[..^1])
            {
                AddRequired(parent, name);
                parent = GetOrAddObject(parent, name);
            }

            AddRequired(parent, field.Path.Split('.')[^1]);
        }

        foreach (ApiField field in format.Fields.Where(field => field.Type == "object" && field.Path.IndexOf('.', StringComparison.Ordinal) < 0))
        {
            if (s_api.FindFormat(field.InnerType) is { } inner && inner.Fields.Any(innerField => innerField.Mandatory && !innerField.ReadOnly))
            {
                AddRequired(GetOrAddObject(schema, field.Path), inner);
            }
        }
    }

    private static void AddRequired(JsonObject schema, string name)
    {
        var required = (JsonArray)(schema["required"] ??= new JsonArray());
        if (!required.Any(existing => (string?)existing == name))
        {
            required.Add((JsonNode)name);
        }
    }

    private static JsonObject Field(ApiFormat format, ApiField field)
    {
        string key = $"{format.Name}.{field.Path}";
        JsonObject schema = Type(field);
        schema["description"] = ApiDocument.Texts.Fields[key];
        if (field.ReadOnly && s_requestKeys.Contains(key))
        {
            schema["x-documented-as-read-only"] = true;
        }
        else if (field.ReadOnly)
        {
            schema["readOnly"] = true;
        }

        if (field.Mandatory)
        {
            schema["x-mandatory"] = true;
        }

        if (field.Default is { } value)
        {
            schema["default"] = JsonNode.Parse(value.GetRawText());
        }

        return schema;
    }

    private static JsonObject Type(ApiField field) => field.Type switch
    {
        _ when field.Values.Count > 0 => OpenList(field.Values),
        "integer" => new JsonObject { ["type"] = "integer", ["format"] = "int64" },
        "float" => new JsonObject { ["type"] = "number", ["format"] = "double" },
        "boolean" => new JsonObject { ["type"] = "boolean" },
        "datetime" => CreateTime(),
        "array" => new JsonObject { ["type"] = "array", ["items"] = Element(field.InnerType) },
        "object" => new JsonObject { ["anyOf"] = new JsonArray(Reference(field.InnerType!), new JsonObject { ["type"] = "null" }) },
        "string or object" => new JsonObject { ["type"] = new JsonArray("string", "object", "null") },
        _ => new JsonObject { ["type"] = "string" },
    };

    private static JsonNode Element(string? type) => type switch
    {
        "integer" => new JsonObject { ["type"] = "integer", ["format"] = "int64" },
        "string" => new JsonObject { ["type"] = "string" },
        _ => Reference(type!),
    };

    /// <summary>Creates the schema of an open list of values: the known values, and any other string.</summary>
    public static JsonObject OpenList(IReadOnlyList<string> values) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(value => (JsonNode)value)]) },
            new JsonObject { ["type"] = "string" }),
        ["examples"] = new JsonArray((JsonNode)values[0]),
    };

    // Not the format date-time, because the service omits the time zone.
    private static JsonObject CreateTime() => new()
    {
        ["type"] = "string",
        ["examples"] = new JsonArray("2019-01-16T09:12:45.027"),
    };
}
