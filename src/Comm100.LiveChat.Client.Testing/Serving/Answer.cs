using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing.Serving;

/// <summary>A whole answer, ready to be written.</summary>
internal sealed record Answer(int StatusCode, byte[] Body, string? ContentType = Answer.JsonType)
{
    private const string JsonType = "application/json; charset=utf-8";

    private static readonly JsonSerializerOptions s_options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes the node at once, so that it may be called under the lock of the state the node belongs to.</summary>
    public static Answer Json(int statusCode, JsonNode? node)
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

        return new Answer(statusCode, stream.ToArray());
    }

    public static Answer Error(int statusCode, int code, string message) =>
        Json(statusCode, new JsonObject { ["code"] = code, ["message"] = message });
}
