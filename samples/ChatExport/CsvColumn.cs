namespace ChatExport;

/// <summary>A column: its name in the first row, and the text of an item in it.</summary>
internal sealed record CsvColumn<T>(string Name, Func<T, string?> TextOf);
