using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace FakeServer.Export;

/// <summary>A stub mapping in the format of WireMock of Java. Of the matching mappings, the one with the lowest priority number responds.</summary>
internal sealed record Stub(string Name, int Priority, JsonObject Request, JsonObject Response)
{
    public const string Json = "application/json; charset=utf-8";

    public string Id => new Guid(SHA256.HashData(Encoding.UTF8.GetBytes(Name)).AsSpan(0, 16)).ToString();

    public JsonObject ToJson() => new()
    {
        ["id"] = Id,
        ["name"] = Name,
        ["priority"] = Priority,
        ["request"] = Request,
        ["response"] = Response,
    };

    /// <summary>Creates a response with a body from a file. WireMock expands templates in it.</summary>
    public static JsonObject FromFile(int status, string? contentType, string file) => new()
    {
        ["status"] = status,
        ["headers"] = contentType is null ? [] : new JsonObject { ["Content-Type"] = contentType },
        ["bodyFileName"] = file,
        ["transformers"] = new JsonArray("response-template"),
    };

    public static JsonObject Error(int status, int code, string message) => new()
    {
        ["status"] = status,
        ["headers"] = new JsonObject { ["Content-Type"] = Json },
        ["jsonBody"] = new JsonObject { ["code"] = code, ["message"] = message },
    };
}
