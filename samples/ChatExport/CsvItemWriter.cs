using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace ChatExport;

/// <summary>Writes each item as one row of CSV. A cell that a spreadsheet would take for a formula begins with an apostrophe.</summary>
internal sealed class CsvItemWriter<T> : IItemWriter<T>
{
    // The library's own, the line feed, and the wide forms that some spreadsheets read in the same way.
    private static readonly char[] s_startsOfFormulas = ['=', '+', '-', '@', '\t', '\r', '\n', '\uff1d', '\uff0b', '\uff0d', '\uff20'];

    private readonly CsvWriter _csv;
    private readonly IReadOnlyList<CsvColumn<T>> _columns;

    public CsvItemWriter(Stream stream, IReadOnlyList<CsvColumn<T>> columns)
    {
        var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        _csv = new CsvWriter(text, new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            InjectionOptions = InjectionOptions.Escape,
            InjectionCharacters = s_startsOfFormulas,
        });
        _columns = columns;
        if (stream.Position == 0)
        {
            WriteRow(columns.Select(column => column.Name));
        }
    }

    public void Write(T item) => WriteRow(_columns.Select(column => Guarded(column.TextOf(item))));

    public void Flush() => _csv.Flush();

    public void Dispose() => _csv.Dispose();

    // The library looks at the first character alone; a reader that trims, or takes quotes off twice, comes upon the ones behind it.
    private static string? Guarded(string? text)
    {
        int start = text.AsSpan().IndexOfAnyExcept(' ', '"');
        return start > 0 && s_startsOfFormulas.Contains(text![start]) ? "'" + text : text;
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
