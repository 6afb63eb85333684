namespace Comm100.LiveChat.Client.Testing;

/// <summary>Where an answer is cut.</summary>
internal enum FaultCut
{
    None,
    BeforeAnswer,
    InHeaders,
    InBody,
}

/// <summary>What follows where it is cut.</summary>
internal enum FaultEnding
{
    Close,
    Reset,
    Hang,
}

/// <summary>An answer given instead of the operation's own.</summary>
internal sealed record FaultAnswer(int StatusCode)
{
    public byte[] Body { get; init; } = [];

    /// <summary>Gets the length of a body that is made while it is sent; null for <see cref="Body"/>.</summary>
    public long? HugeLength { get; init; }

    public string? ContentType { get; init; }

    public long? DeclaredLength { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];

    public bool EndsToken { get; init; }
}

/// <summary>What a rule does to one request. What is not set is as without a fault.</summary>
internal sealed record Fault
{
    public FaultAnswer? Answer { get; init; }

    /// <summary>Gets a value indicating whether the operation is performed first, though its answer may be lost.</summary>
    public bool Performs { get; init; }

    public TimeSpan Delay { get; init; }

    public FaultCut Cut { get; init; }

    /// <summary>Gets how many bytes of the body are sent before the cut; null for half of it.</summary>
    public int? CutAfter { get; init; }

    public FaultEnding Ending { get; init; }

    /// <summary>Gets the size of the pieces the body is sent in; 0 for one piece.</summary>
    public int DripBytes { get; init; }

    public TimeSpan DripDelay { get; init; }

    public bool IsGzip { get; init; }

    public bool HasContentType { get; init; }

    public string? ContentType { get; init; }

    public IReadOnlyList<KeyValuePair<string, string>> Headers { get; init; } = [];
}
