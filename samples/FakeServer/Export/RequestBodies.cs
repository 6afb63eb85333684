using System.Text.Json.Nodes;
using FakeServer.Api;

namespace FakeServer.Export;

/// <summary>Creates request bodies from the contract: each writable field with a value of its type.</summary>
internal static class RequestBodies
{
    private static readonly ApiDocument s_api = ApiDocument.Instance;

    /// <summary>Creates the body of an operation. An update without fields also returns the complete object.</summary>
    public static JsonNode? Create(ApiOperation operation) => operation switch
    {
        { BodyType: null } => null,
        { BodyType.IsArray: false, Method: "PUT" } => new JsonObject(),
        { BodyType: { } type } => Create(type),
    };

    private static JsonNode Create(ApiType type) => type.IsArray ? new JsonArray(CreateObject(type.Format)) : CreateObject(type.Format);

    private static JsonObject CreateObject(string format)
    {
        var body = new JsonObject();
        foreach (ApiField field in s_api.FindFormat(format)!.Fields.Where(field => !field.ReadOnly || field.Mandatory))
        {
            JsonObject parent = body;
            string[] names = field.Path.Split('.');
            foreach (string name in names[..^1])
            {
                parent = (JsonObject)(parent[name] ??= new JsonObject());
            }

            parent[names[^1]] = CreateValue(field);
        }

        return body;
    }

    private static JsonNode CreateValue(ApiField field) => field.Type switch
    {
        _ when field.Values.Count > 0 => field.Values[0],
        "integer" => 1,
        "float" => 1.5,
        "boolean" => true,
        "array" when field.InnerType is "integer" => new JsonArray(1),
        "array" when field.InnerType is "string" => new JsonArray("text"),
        "array" => new JsonArray(CreateObject(field.InnerType!)),
        "object" => CreateObject(field.InnerType!),
        "string or object" => "none",
        _ when field.Path.Split('.')[^1].Contains("email", StringComparison.OrdinalIgnoreCase) => "someone@example.com",
        _ => $"A new {field.Path}",
    };
}
