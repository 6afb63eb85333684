namespace ChatExport;

/// <summary>The format of the exported file.</summary>
internal enum ExportFormat
{
    /// <summary>One line of JSON for each item, with all its fields.</summary>
    Jsonl,

    /// <summary>One row for each item. A list is one cell.</summary>
    Csv,
}
