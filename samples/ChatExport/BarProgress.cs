using Spectre.Console;

namespace ChatExport;

/// <summary>Shows the progress on a terminal as a bar.</summary>
internal sealed class BarProgress(ProgressTask bar) : IExportProgress
{
    public static Task RunAsync(Checkpoint start, Func<IExportProgress, Task> export) => AnsiConsole.Progress()
        .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
        .StartAsync(context =>
        {
            var progress = new BarProgress(context.AddTask("Exporting"));
            progress.Report(start);
            return export(progress);
        });

    public void Report(Checkpoint checkpoint)
    {
        bar.IsIndeterminate = checkpoint.KnownTotal is null;
        bar.MaxValue = Math.Max(checkpoint.KnownTotal ?? 1, 1);
        bar.Value = checkpoint.IsDone ? bar.MaxValue : checkpoint.Items;
    }
}
