using System.Text.Json.Serialization;

namespace ChatExport;

/// <summary>The progress and the arguments of an export.</summary>
internal sealed record Checkpoint
{
    public required ExportKind Kind { get; init; }

    public required ExportFormat Format { get; init; }

    /// <summary>The start of the period.</summary>
    public required DateTimeOffset From { get; init; }

    /// <summary>The end of the period; null if it is open. Then the cursor contains it.</summary>
    public DateTimeOffset? To { get; init; }

    public required int PageSize { get; init; }

    /// <summary>The address of the service; null for the fake.</summary>
    public Uri? Service { get; init; }

    /// <summary>The number of chats in the fake; null for a real service.</summary>
    public int? FakeChats { get; init; }

    /// <summary>The cursor to continue from; null before the first page.</summary>
    public string? Cursor { get; init; }

    /// <summary>The number of complete bytes in the file.</summary>
    public required long Bytes { get; init; }

    /// <summary>The number of items in these bytes.</summary>
    public required long Items { get; init; }

    /// <summary>The total number of items, as the service last reported it; null if it did not.</summary>
    public long? Total { get; init; }

    public required bool IsDone { get; init; }

    /// <summary>A hash of the complete bytes, so that another file is not mistaken for this one.</summary>
    public required string FileHash { get; init; }

    /// <summary>A hash of the other properties, so that a truncated or changed checkpoint is not used; null before it is written.</summary>
    public string? Checksum { get; init; }

    /// <summary>The total number of items, as far as it is known. Without a total, it is the number of items in a complete export.</summary>
    [JsonIgnore]
    public long? KnownTotal => Total ?? (IsDone ? Items : null);
}

/// <summary>The JSON contract of a checkpoint.</summary>
[JsonSourceGenerationOptions(
    WriteIndented = true,
    UseStringEnumConverter = true,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Checkpoint))]
internal sealed partial class CheckpointJson : JsonSerializerContext;
