using Spectre.Console;

namespace Quickstart;

/// <summary>Runs the steps. A failed step is reported and counted, and the next step runs.</summary>
internal sealed class StepRunner(IAnsiConsole screen)
{
    public int Failures { get; private set; }

    public async Task RunAsync(string title, Func<Task> step)
    {
        screen.WriteLine();
        screen.MarkupLineInterpolated($"[bold]{title}[/]");
        try
        {
            await step();
        }
        catch (Exception exception)
        {
            Failures++;
            screen.MarkupLineInterpolated($"[red]Failed: {exception.GetType().Name}: {exception.Message}[/]");
        }
    }

    public void Skip(string title, string reason)
    {
        screen.WriteLine();
        screen.MarkupLineInterpolated($"[bold]{title}[/]");
        screen.MarkupLineInterpolated($"Skipped: {reason}");
    }
}
