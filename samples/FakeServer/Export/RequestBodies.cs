using System.Text.Json.Nodes;
using FakeServer.Api;

namespace FakeServer.Export;

/// <summary>Bodies made from the contract: each member that can be sent, with a value of its kind.</summary>
internal static class RequestBodies
{
    private static readonly ApiDocument s_api = ApiDocument.Instance;

    /// <summary>A body for an operation. A change of nothing is answered with the whole object too.</summary>
    public static JsonNode? For(ApiOperation operation) => operation switch
    {
        { BodyType: null } => null,
        { BodyType.IsArray: false, Method: "PUT" } => new JsonObject(),
        { BodyType: { } type } => For(type),
    };

    private static JsonNode For(ApiType type) => type.IsArray ? new JsonArray(Object(type.Format)) : Object(type.Format);

    private static JsonObject Object(string format)
    {
        var body = new JsonObject();
        foreach (ApiField field in s_api.FormatOf(format)!.Fields.Where(field => !field.ReadOnly || field.Mandatory))
        {
            JsonObject place = body;
            string[] names = field.Path.Split('.');
            foreach (string name in names[..^1])
            {
                place = (JsonObject)(place[name] ??= new JsonObject());
            }

            place[names[^1]] = Value(field);
        }

        return body;
    }

    private static JsonNode Value(ApiField field) => field.Type switch
    {
        _ when field.Values.Count > 0 => field.Values[0],
        "integer" => 1,
        "float" => 1.5,
        "boolean" => true,
        "array" when field.Of is "integer" => new JsonArray(1),
        "array" when field.Of is "string" => new JsonArray("text"),
        "array" => new JsonArray(Object(field.Of!)),
        "object" => Object(field.Of!),
        "string or object" => "none",
        _ when field.Path.Split('.')[^1].Contains("email", StringComparison.OrdinalIgnoreCase) => "someone@example.com",
        _ => $"A new {field.Path}",
    };
}
