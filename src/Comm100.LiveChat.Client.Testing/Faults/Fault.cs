namespace Comm100.LiveChat.Client.Testing;

/// <summary>Where a response is interrupted.</summary>
internal enum InterruptionPoint
{
    None,
    BeforeResponse,
    InHeaders,
    InBody,
}

/// <summary>What happens to the connection when a response is interrupted.</summary>
internal enum InterruptionKind
{
    Close,
    Reset,
    Hang,
}

/// <summary>A response that replaces the response of the operation.</summary>
internal sealed record FaultResponse(int StatusCode)
{
    public byte[] Body { get; init; } = [];

    /// <summary>Gets the length of a body that is generated while it is sent; null if <see cref="Body"/> is sent.</summary>
    public long? GeneratedLength { get; init; }

    public string? ContentType { get; init; }

    public long? DeclaredLength { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public bool RevokesToken { get; init; }
}

/// <summary>What a rule does to one request. Properties that are not set leave the normal behavior.</summary>
internal sealed record Fault
{
    public FaultResponse? Response { get; init; }

    /// <summary>Gets a value indicating whether the operation is performed first, even if its response is not sent.</summary>
    public bool PerformsOperation { get; init; }

    public TimeSpan Delay { get; init; }

    public InterruptionPoint InterruptionPoint { get; init; }

    /// <summary>Gets the number of bytes of the body that are sent before the interruption; null for half of the body.</summary>
    public int? BytesBeforeInterruption { get; init; }

    public InterruptionKind InterruptionKind { get; init; }

    /// <summary>Gets the size of the chunks in which the body is sent; 0 sends it at once.</summary>
    public int ChunkSize { get; init; }

    public TimeSpan ChunkDelay { get; init; }

    public bool IsGzip { get; init; }

    public bool HasContentType { get; init; }

    public string? ContentType { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}
