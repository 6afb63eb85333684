using System.Text.Json.Serialization;

namespace ChatExport;

/// <summary>How far an export is, and what it exports.</summary>
internal sealed record Checkpoint
{
    public required ExportKind Kind { get; init; }

    public required ExportFormat Format { get; init; }

    /// <summary>The beginning of the window.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The end of the window; null where it was left open, and the cursor holds it.</summary>
    public DateTimeOffset? To { get; init; }

    public required int PageSize { get; init; }

    /// <summary>The address of the service; null for the fake.</summary>
    public Uri? Service { get; init; }

    /// <summary>How many chats the fake has; null for a real service.</summary>
    public int? FakeChats { get; init; }

    /// <summary>Where the walk goes on; null before the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>How many bytes of the file are complete.</summary>
    public required long Bytes { get; init; }

    /// <summary>How many items these bytes hold.</summary>
    public required long Items { get; init; }

    /// <summary>How many items there are, as the service last counted; null where it did not say.</summary>
    public long? Total { get; init; }

    public required bool IsDone { get; init; }

    /// <summary>A hash of the complete bytes of the file, so that no other file is taken for it.</summary>
    public required string FileHash { get; init; }

    /// <summary>A hash of this checkpoint without it, so that one that was cut or changed is not used; null before it is written.</summary>
    public string? Checksum { get; init; }

    /// <summary>How many items there are as far as is known. A finished history without a count has as many as came.</summary>
    [JsonIgnore]
    public long? KnownTotal => Total ?? (IsDone ? Items : null);
}

/// <summary>The JSON of a checkpoint.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Checkpoint))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
