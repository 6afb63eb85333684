using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text;

namespace Comm100.LiveChat.Client.Samples.Tests.FakeServer;

/// <summary>The sample in a separate process on a free port.</summary>
internal sealed class ServerProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;

    private ServerProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    /// <summary>The lines that the process printed at the start.</summary>
    public IReadOnlyList<string> Lines { get; private set; } = [];

    public Uri BaseAddress => new(GetValue("base address"));

    public string Email => GetValue("email");

    public string ApiKey => GetValue("api key");

    public static async Task<ServerProcess> StartAsync(params string[] arguments)
    {
        // A shell makes its background processes ignore Ctrl+C, and their child processes inherit that.
        var server = OperatingSystem.IsLinux()
            ? new ServerProcess(Programs.Start("env", ["--default-signal=INT", Programs.Dotnet, Program, "--port", "0", .. arguments]))
            : new ServerProcess(Programs.Start(Programs.Dotnet, [Program, "--port", "0", .. arguments]));
        var lines = new List<string>();
        while (lines.Count < 3 && await server._process.StandardOutput.ReadLineAsync() is { } line)
        {
            lines.Add(line);
        }

        server.Lines = lines;
        lines.Should().HaveCount(3, "the process must print its address, or else an error: {0}", lines.Count == 3 ? "" : await server._errors);
        return server;
    }

    /// <summary>Runs the process until it exits.</summary>
    public static async Task<ServerResult> RunAsync(params string[] arguments)
    {
        using var server = new ServerProcess(Programs.Start(Programs.Dotnet, [Program, .. arguments]));
        return await server.WaitForExitAsync();
    }

    /// <summary>Creates a client that calls the server as its agent.</summary>
    public HttpClient CreateHttpClient()
    {
        var http = new HttpClient { BaseAddress = BaseAddress };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Email}:{ApiKey}")));
        return http;
    }

    /// <summary>Sends a signal, such as INT for Ctrl+C, and waits until the process exits.</summary>
    public async Task<ServerResult> StopWithSignalAsync(string signal)
    {
        await Programs.SendSignalAsync(_process, signal);
        return await WaitForExitAsync();
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private static string Program => Programs.GetSample("FakeServer");

    private async Task<ServerResult> WaitForExitAsync()
    {
        string output = await _process.StandardOutput.ReadToEndAsync();
        string errors = await _errors;
        await _process.WaitForExitAsync();
        return new ServerResult(_process.ExitCode, output, errors);
    }

    private string GetValue(string name) => Lines.Single(line => line.StartsWith(name + ": ", StringComparison.Ordinal))[(name.Length + 2)..];
}

/// <summary>The result of a process. The output excludes the lines of the start.</summary>
internal sealed record ServerResult(int ExitCode, string Output, string Errors);
