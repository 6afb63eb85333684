using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Comm100.LiveChat.Client.Testing.Responses;

/// <summary>A complete response with its body.</summary>
internal sealed record FakeResponse(int StatusCode, byte[] Body, string? ContentType = FakeResponse.JsonType)
{
    private const string JsonType = "application/json; charset=utf-8";

    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Creates a JSON response. The node is serialized immediately, so the caller can hold the lock that guards it.</summary>
    public static FakeResponse Json(int statusCode, JsonNode? node)
    {
        using var stream = new MemoryStream();
        using (var writer = new Utf8JsonWriter(stream, new JsonWriterOptions { Encoder = s_options.Encoder }))
        {
            if (node is null)
            {
                writer.WriteNullValue();
            }
            else
            {
                node.WriteTo(writer, s_options);
            }
        }

        return new FakeResponse(statusCode, stream.ToArray());
    }

    public static FakeResponse Error(int statusCode, int code, string message) =>
        Json(statusCode, new JsonObject { ["code"] = code, ["message"] = message });

    public static FakeResponse Error(ServiceErrorException error) => Error(error.StatusCode, error.Code, error.Message);

    public async Task WriteToAsync(HttpResponse response)
    {
        response.StatusCode = StatusCode;
        response.ContentType = ContentType;
        response.ContentLength = Body.Length;
        if (!HttpMethods.IsHead(response.HttpContext.Request.Method))
        {
            await response.Body.WriteAsync(Body, response.HttpContext.RequestAborted).ConfigureAwait(false);
        }
    }
}
