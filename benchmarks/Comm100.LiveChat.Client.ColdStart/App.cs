using System.Diagnostics;

namespace Comm100.LiveChat.Client.ColdStart;

/// <summary>One of the measured programs: how it is compiled, its name and its path.</summary>
internal sealed record App(string Kind, string Name, string Path)
{
    private const string Prefix = "Comm100.LiveChat.Client.ColdStart.";

    public long Length => new FileInfo(Path).Length;

    /// <summary>Builds a program for just-in-time compilation.</summary>
    public static async Task<App> BuildAsync(string repository, string name, string project)
    {
        string output = System.IO.Path.Combine(repository, "artifacts", "cold-start", "jit", name);
        await DotnetAsync(repository, "build", ProjectPath(repository, project), "-c", "Release", "-f", "net10.0", "-o", output);
        return new App("jit", name, System.IO.Path.Combine(output, Prefix + project));
    }

    /// <summary>Publishes a program with native AOT.</summary>
    public static async Task<App> PublishAsync(string repository, string name, string project)
    {
        string output = System.IO.Path.Combine(repository, "artifacts", "cold-start", "native", name);
        await DotnetAsync(repository, "publish", ProjectPath(repository, project), "-c", "Release", "-f", "net8.0", "-o", output);
        return new App("native", name, System.IO.Path.Combine(output, Prefix + project));
    }

    /// <summary>Starts the program and measures the time until its first response.</summary>
    public async Task<TimeSpan> StartAsync(Uri service, string token)
    {
        var start = new ProcessStartInfo(Path) { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add(service.AbsoluteUri);
        start.ArgumentList.Add(token);
        long begin = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        string? line = await process.StandardOutput.ReadLineAsync();
        TimeSpan time = Stopwatch.GetElapsedTime(begin);
        await process.WaitForExitAsync();
        return process.ExitCode == 0 && !string.IsNullOrEmpty(line) ? time : throw new InvalidOperationException($"{Path} did not print a response. Exit code: {process.ExitCode}.");
    }

    private static string ProjectPath(string repository, string project) => System.IO.Path.Combine(repository, "benchmarks", Prefix + project);

    private static async Task DotnetAsync(string repository, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = repository, RedirectStandardOutput = true, UseShellExecute = false };
        using Process process = Process.Start(start)!;
        string text = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"'dotnet {string.Join(' ', arguments)}' failed:{Environment.NewLine}{text}");
        }
    }
}
