namespace ChatExport;

/// <summary>What the command line asks for. What is left out is null: it has a default, or is taken from the checkpoint.</summary>
internal sealed record ExportArguments
{
    public required string Out { get; init; }

    public bool Resume { get; init; }

    public ExportKind? Kind { get; init; }

    public ExportFormat? Format { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public int? PageSize { get; init; }

    public int? FakeChats { get; init; }
}
