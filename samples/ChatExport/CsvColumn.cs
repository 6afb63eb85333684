namespace ChatExport;

/// <summary>A column: its name in the first row, and the cell of an item.</summary>
internal sealed record CsvColumn<T>(string Name, Func<T, string?> Format);
