using System.Text.Json.Nodes;
using FakeServer.Api;

namespace FakeServer.OpenApi;

/// <summary>Writes the formats of the contract as JSON schemas.</summary>
internal static class SchemaWriter
{
    // Called read-only by the document, and sent all the same: nothing else says which text or which target is meant.
    private static readonly HashSet<string> s_sentKeys = new(StringComparer.Ordinal)
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
        ["description"] = "What went wrong.",
        ["properties"] = new JsonObject
        {
            ["code"] = new JsonObject { ["type"] = "integer", ["description"] = "The service's own number, which begins with the status.", ["examples"] = new JsonArray(400000) },
            ["message"] = new JsonObject { ["type"] = "string", ["description"] = "What is wrong, for people.", ["examples"] = new JsonArray("Parameter 'timeFrom' is required.") },
        },
    };

    public static JsonNode Reference(string name) => new JsonObject { ["$ref"] = "#/components/schemas/" + name };

    public static JsonNode Of(ApiType type) => type.IsArray
        ? new JsonObject { ["type"] = "array", ["items"] = Reference(type.Format) }
        : Reference(type.Format);

    /// <summary>The schema of a format, the fields with dots in their names as nested objects.</summary>
    public static JsonObject Format(ApiFormat format)
    {
        var schema = new JsonObject { ["type"] = "object", ["description"] = ApiDocument.Texts.Formats[format.Name] };
        foreach (ApiField field in format.Fields)
        {
            string[] names = field.Path.Split('.');
            JsonObject place = schema;
            foreach (string name in names[..^1])
            {
                place = Member(place, name);
            }

            Properties(place)[names[^1]] = Field(format, field);
        }

        // An element of a list is always sent whole; where a format is also changed on its own, what is left out keeps its value.
        if (!s_api.Operations.Any(operation => operation.BodyType is { IsArray: false } body && body.Format == format.Name)
            && !s_api.Formats.Any(other => other.Fields.Any(field => field.Type == "object" && field.Of == format.Name)))
        {
            AddRequired(schema, format);
        }

        return schema;
    }

    /// <summary>What a body that creates must hold: the format, and in it the mandatory members.</summary>
    public static JsonNode ForCreate(ApiType type)
    {
        var required = new JsonObject { ["type"] = "object" };
        AddRequired(required, s_api.FormatOf(type.Format)!);
        return required.Count == 1 ? Of(type) : new JsonObject { ["allOf"] = new JsonArray(Of(type), required) };
    }

    private static JsonObject Member(JsonObject schema, string name)
    {
        JsonObject properties = Properties(schema);
        return (JsonObject)(properties[name] ??= new JsonObject { ["type"] = "object" });
    }

    private static JsonObject Properties(JsonObject schema) => (JsonObject)(schema["properties"] ??= new JsonObject());

    private static void AddRequired(JsonObject schema, ApiFormat format)
    {
        foreach (ApiField field in format.Fields.Where(field => field.Mandatory))
        {
            JsonObject place = schema;
            foreach (string name in field.Path.Split('.')[..^1])
            {
                Require(place, name);
                place = Member(place, name);
            }

            Require(place, field.Path.Split('.')[^1]);
        }

        foreach (ApiField field in format.Fields.Where(field => field.Type == "object" && field.Path.IndexOf('.', StringComparison.Ordinal) < 0))
        {
            if (s_api.FormatOf(field.Of) is { } inner && inner.Fields.Any(member => member.Mandatory && !member.ReadOnly))
            {
                AddRequired(Member(schema, field.Path), inner);
            }
        }
    }

    private static void Require(JsonObject schema, string name)
    {
        var required = (JsonArray)(schema["required"] ??= new JsonArray());
        if (!required.Any(known => (string?)known == name))
        {
            required.Add((JsonNode)name);
        }
    }

    private static JsonObject Field(ApiFormat format, ApiField field)
    {
        string key = $"{format.Name}.{field.Path}";
        JsonObject schema = Type(field);
        schema["description"] = ApiDocument.Texts.Fields[key];
        if (field.ReadOnly && s_sentKeys.Contains(key))
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
        "datetime" => Time(),
        "array" => new JsonObject { ["type"] = "array", ["items"] = Element(field.Of) },
        "object" => new JsonObject { ["anyOf"] = new JsonArray(Reference(field.Of!), new JsonObject { ["type"] = "null" }) },
        "string or object" => new JsonObject { ["type"] = new JsonArray("string", "object", "null") },
        _ => new JsonObject { ["type"] = "string" },
    };

    private static JsonNode Element(string? type) => type switch
    {
        "integer" => new JsonObject { ["type"] = "integer", ["format"] = "int64" },
        "string" => new JsonObject { ["type"] = "string" },
        _ => Reference(type!),
    };

    /// <summary>A list of values that can grow: the known ones, and any other text.</summary>
    public static JsonObject OpenList(IReadOnlyList<string> values) => new()
    {
        ["anyOf"] = new JsonArray(
            new JsonObject { ["type"] = "string", ["enum"] = new JsonArray([.. values.Select(value => (JsonNode)value)]) },
            new JsonObject { ["type"] = "string" }),
        ["examples"] = new JsonArray((JsonNode)values[0]),
    };

    // No date-time: that needs a zone, and the service writes none.
    private static JsonObject Time() => new()
    {
        ["type"] = "string",
        ["examples"] = new JsonArray("2019-01-16T09:12:45.027"),
    };
}
