namespace ChatExport;

/// <summary>How an item is written.</summary>
internal enum ExportFormat
{
    /// <summary>One line of JSON for each item, with all of its members.</summary>
    Jsonl,

    /// <summary>One row for each item, with lists put into one cell.</summary>
    Csv,
}
