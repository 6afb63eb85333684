using System.Text.Json;
using System.Text.Json.Nodes;

namespace Comm100.LiveChat.Client.Testing;

/// <summary>One request the fake got, kept as it arrived. Only <see cref="StatusCode"/> is filled in later.</summary>
public sealed class RecordedRequest
{
    private readonly Lazy<JsonNode?> _jsonBody;
    private volatile int _statusCode;

    internal RecordedRequest()
    {
        _jsonBody = new Lazy<JsonNode?>(ParseBody);
    }

    /// <summary>Gets the id of the operation, such as <c>Bans.create</c>; null when no operation has this method and path.</summary>
    public string? OperationId { get; internal init; }

    /// <summary>Gets the method, such as <c>GET</c>.</summary>
    public required string Method { get; init; }

    /// <summary>Gets the target of the request line exactly as it arrived: nothing unescaped, no dot segment removed.</summary>
    public required string RawTarget { get; init; }

    /// <summary>Gets the path as it arrived, still escaped, without the query.</summary>
    public required string Path { get; init; }

    /// <summary>Gets the query as it arrived, still escaped, with its question mark; empty when there is none.</summary>
    public required string QueryString { get; init; }

    /// <summary>Gets the decoded query: the values of each name in their order. Names are found in any case.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Query { get; init; }

    /// <summary>Gets the headers, <c>Authorization</c> as it came. Names are found in any case; several values of a name are
    /// joined with a comma.</summary>
    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    /// <summary>Gets the body, read as UTF-8; empty when there is none.</summary>
    public required string Body { get; init; }

    /// <summary>Gets the body as JSON, parsed when it is first asked for; null when there is none, when it is no JSON, and when it is <c>null</c>.</summary>
    public JsonNode? JsonBody => _jsonBody.Value;

    /// <summary>Gets the decoded values of the names in braces in the operation's path, such as <c>id</c>. Names are found in any case.</summary>
    public IReadOnlyDictionary<string, string> RouteValues { get; internal init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Gets the length in bytes the request declared; null when it came chunked or without a body.</summary>
    public long? ContentLength { get; internal init; }

    /// <summary>Gets when the request had arrived, by <see cref="LiveChatFakeOptions.TimeProvider"/>.</summary>
    public DateTimeOffset ReceivedAt { get; internal init; }

    /// <summary>Gets the rule of <see cref="LiveChatFake.Faults"/> the request was played; null when it was answered as usual.</summary>
    public FaultRule? Fault { get; internal set; }

    /// <summary>Gets the status the request was answered with; 0 as long as there is no answer, and for ever when the answer
    /// was cut (see <see cref="FaultRule.Reset"/>, <see cref="FaultRule.Hang"/> and their like).</summary>
    public int StatusCode => _statusCode;

    internal void Answered(int statusCode) => _statusCode = statusCode;

    /// <summary>Gives the method, the path and the status, for messages of assertions; no query, header or body.</summary>
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
