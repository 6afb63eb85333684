using System.Globalization;

namespace ChatExport;

/// <summary>Shows progress in a pipe or a file: a plain line for each page.</summary>
internal sealed class LineProgress(TextWriter output) : IExportProgress
{
    public void Tell(Checkpoint checkpoint)
    {
        string total = checkpoint.KnownTotal is { } known ? string.Create(CultureInfo.InvariantCulture, $" of {known}") : "";
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{checkpoint.Items}{total} items"));
    }
}
