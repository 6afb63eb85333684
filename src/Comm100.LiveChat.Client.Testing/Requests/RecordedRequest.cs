using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>A request that the fake received, exactly as it arrived. Only <see cref="StatusCode"/> and <see cref="Fault"/> are set later.</summary>
public sealed partial class RecordedRequest
{
    private readonly Lazy<JsonNode?> _jsonBody;
    private volatile int _statusCode;

    internal RecordedRequest()
    {
        _jsonBody = new Lazy<JsonNode?>(ParseBody);
    }

    /// <summary>Gets the id of the operation, such as <c>Bans.create</c>; null if no operation has this method and path.</summary>
    public string? OperationId { get; internal init; }

    /// <summary>Gets the method, such as <c>GET</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the target of the request line exactly as it arrived: nothing is unescaped, and no dot segments are removed.</summary>
    public required string RawTarget { get; init; }

    /// <summary>Gets the path as it arrived, still escaped, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the query as it arrived, still escaped, with its question mark; empty if the request has none.</summary>
    public required string QueryString { get; init; }

    /// <summary>Gets the decoded query parameters: the values of each name in order. Names are case-insensitive.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Query { get; init; }

    /// <summary>Gets the headers, including the complete <c>Authorization</c> header. Names are case-insensitive; several values of a name are
    /// joined with a comma.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Gets the body, decoded as UTF-8; empty if the request has none.</summary>
    public required string Body { get; init; }

    /// <summary>Gets the body as JSON, parsed on first access; null if there is no body, if it is not valid JSON, or if it is <c>null</c>.</summary>
    public JsonNode? JsonBody => _jsonBody.Value;

    /// <summary>Gets the decoded values of the placeholders in the operation's path, such as <c>id</c>. Names are case-insensitive.</summary>
    public IReadOnlyDictionary<string, string> RouteValues { get; internal init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the declared length of the body in bytes; null if the body was chunked or if there was none.</summary>
    public long? ContentLength { get; internal init; }

    /// <summary>Gets the time at which the request was received, from <see cref="LiveChatFakeOptions.TimeProvider"/>.</summary>
    public DateTimeOffset ReceivedAt { get; internal init; }

    /// <summary>Gets the status code of the response; 0 until a response is sent, and permanently 0 if the response was interrupted
    /// (see <see cref="FaultRule.Reset"/>, <see cref="FaultRule.Hang"/> and similar methods).</summary>
    public int StatusCode => _statusCode;

    internal void SetStatusCode(int statusCode) => _statusCode = statusCode;

    /// <summary>Returns the method, the path and the status, without query, headers or body.</summary>
    public override string ToString() => $"{Method} {Path} -> {StatusCode}";

    private JsonNode? ParseBody()
    {
        try
        {
            return Body.Length == 0 ? null : JsonNode.Parse(Body);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
