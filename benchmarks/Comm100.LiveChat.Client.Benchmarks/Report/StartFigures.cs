using System.Diagnostics;
using System.Globalization;

namespace Comm100.LiveChat.Client.Benchmarks.Report;

/// <summary>The time from the start of a process to its first response.</summary>
internal sealed record StartFigure(string Kind, string Name, double Milliseconds, double Ratio);

/// <summary>The size of a program that is published with native AOT, and its difference from the baseline.</summary>
internal sealed record SizeFigure(string Name, long Bytes, long ExtraBytes);

/// <summary>Reads the output of the cold start program: start times, and sizes with native AOT.</summary>
internal sealed class StartFigures
{
    private const string Project = "benchmarks/Comm100.LiveChat.Client.ColdStart";

    public List<StartFigure> Starts { get; } = [];

    public List<SizeFigure> Sizes { get; } = [];

    public static async Task<StartFigures> MeasureAsync()
    {
        var start = new ProcessStartInfo("dotnet", ["run", "-c", "Release", "--project", Project])
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using Process process = Process.Start(start)!;
        var figures = new StartFigures();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            Console.WriteLine(line);
            figures.Add(line.Split(' '));
        }

        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? figures : throw new InvalidOperationException($"{Project} failed with exit code {process.ExitCode}.");
    }

    private void Add(string[] words)
    {
        if (words is ["start", var kind, var name, var time, var ratio])
        {
            Starts.Add(new StartFigure(kind, name, double.Parse(time, CultureInfo.InvariantCulture), double.Parse(ratio, CultureInfo.InvariantCulture)));
        }
        else if (words is ["size", "native", var app, var bytes, var extraBytes])
        {
            Sizes.Add(new SizeFigure(app, long.Parse(bytes, CultureInfo.InvariantCulture), long.Parse(extraBytes, CultureInfo.InvariantCulture)));
        }
    }
}
