using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace ChatExport;

/// <summary>Writes each item as one row of CSV. An apostrophe is added before a cell that a spreadsheet would treat as a formula.</summary>
internal sealed class CsvItemWriter<T> : IItemWriter<T>
{
    // The defaults of the library, the line feed, and the full-width characters that some spreadsheets treat in the same way.
    private static readonly char[] s_formulaStarts = ['=', '+', '-', '@', '\t', '\r', '\n', '\uff1d', '\uff0b', '\uff0d', '\uff20'];

    private readonly CsvWriter _csv;
    private readonly IReadOnlyList<CsvColumn<T>> _columns;

    public CsvItemWriter(Stream stream, IReadOnlyList<CsvColumn<T>> columns)
    {
        var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        _csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            InjectionOptions = InjectionOptions.Escape,
            InjectionCharacters = s_formulaStarts,
        });
        _columns = columns;
        if (stream.Position == 0)
        {
            WriteRow(columns.Select(column => column.Name));
        }
    }

    public void Write(T item) => WriteRow(_columns.Select(column => EscapeFormula(column.Format(item))));

    public void Flush() => _csv.Flush();

    public void Dispose() => _csv.Dispose();

    // The library checks only the first character. A reader that trims spaces, or removes quotes twice, sees the next ones.
    private static string? EscapeFormula(string? text)
    {
        int start = text.AsSpan().IndexOfAnyExcept(' ', '"');
        return start > 0 && s_formulaStarts.Contains(text![start]) ? "'" + text : text;
    }

    private void WriteRow(IEnumerable<string?> cells)
    {
        foreach (string? cell in cells)
        {
            _csv.WriteField(cell);
        }

        _csv.NextRecord();
    }
}
