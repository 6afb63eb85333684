using System.Globalization;

namespace ChatExport;

/// <summary>Writes the progress to a pipe or a file as one line for each page.</summary>
internal sealed class LineProgress(TextWriter output) : IExportProgress
{
    public void Report(Checkpoint checkpoint)
    {
        string total = checkpoint.KnownTotal is { } known ? string.Create(CultureInfo.InvariantCulture, $" of {known}") : "";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{checkpoint.Items}{total} items"));
    }
}
