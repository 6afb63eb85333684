namespace Comm100.LiveChat.Client.Testing;

internal enum FaultKind
{
    Respond,
    Reset,
    Hang,
    HangInBody,
    Truncate,
}

/// <summary>What a rule does to one request.</summary>
internal sealed record Fault(FaultKind Kind)
{
    public int StatusCode { get; init; }

    public byte[] Body { get; init; } = [];

    public string? ContentType { get; init; }

    public long? DeclaredLength { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}
