namespace ChatExport;

/// <summary>The arguments of the command line. An omitted argument is null: it has a default, or its value in the checkpoint is used.</summary>
internal sealed record ExportArguments
{
    public required string Out { get; init; }

    public bool Resume { get; init; }

    public ExportKind? Kind { get; init; }

    public ExportFormat? Format { get; init; }

    public DateTimeOffset? From { get; init; }

    public DateTimeOffset? To { get; init; }

    public int? PageSize { get; init; }

    /// <summary>The number of pages to request ahead. It does not change what is exported, so a checkpoint does not contain it.</summary>
    public int? PagesAhead { get; init; }

    public int? FakeChats { get; init; }
}
