using System.Diagnostics;
using System.Text;

namespace Comm100.LiveChat.Client.Samples.Tests.ChatExport;

/// <summary>The sample in a separate process, as a user starts it, with its output in pipes.</summary>
internal sealed class ExportProcess : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly StringBuilder _output = new();

    private ExportProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
    }

    public static ExportProcess Start(LiveChatFake? service, params string[] arguments) => Start(service, Programs.Dotnet, [], arguments);

    /// <summary>
    /// Starts the process so that it receives Ctrl+C, as in the foreground of a terminal. A shell makes its background processes ignore that
    /// signal, and their child processes inherit this.
    /// </summary>
    public static ExportProcess StartInForeground(LiveChatFake? service, params string[] arguments) => OperatingSystem.IsLinux()
        ? Start(service, "env", ["--default-signal=INT", Programs.Dotnet], arguments)
        : Start(service, arguments);

    private static ExportProcess Start(LiveChatFake? service, string program, string[] programArguments, string[] arguments)
    {
        ProcessStartInfo start = Programs.CreateStartInfo(program, [.. programArguments, Programs.GetSample("ChatExport"), .. arguments]);
        start.Environment["LIVECHAT_BASE_ADDRESS"] = service?.BaseAddress.ToString();
        start.Environment["LIVECHAT_EMAIL"] = service?.Email;
        start.Environment["LIVECHAT_API_KEY"] = service?.ApiKey;
        return new ExportProcess(Process.Start(start)!);
    }

    /// <summary>Runs the sample from its start to its end.</summary>
    public static async Task<ExportResult> RunAsync(LiveChatFake? service, params string[] arguments)
    {
        using ExportProcess process = Start(service, arguments);
        return await process.EndAsync();
    }

    public async Task ReadLinesAsync(int count)
    {
        for (int i = 0; i < count && await _process.StandardOutput.ReadLineAsync() is { } line; i++)
        {
            _output.Append(line).Append('\n');
        }
    }

    /// <summary>Kills the process with SIGKILL, so that none of its code runs afterwards.</summary>
    public Task<ExportResult> KillAsync()
    {
        _process.Kill();
        return EndAsync();
    }

    /// <summary>Sends a signal, such as INT for Ctrl+C.</summary>
    public Task SignalAsync(string signal) => Programs.SendSignalAsync(_process, signal);

    public async Task<ExportResult> EndAsync()
    {
        _output.Append(await _process.StandardOutput.ReadToEndAsync());
        string errors = await _errors;
        await _process.WaitForExitAsync();
        return new ExportResult(_process.ExitCode, _output.ToString(), errors);
    }

    public void Dispose()
    {
        // A failed test must not leave a running process.
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}

/// <summary>The result of a process.</summary>
internal sealed record ExportResult(int ExitCode, string Output, string Errors)
{
    public string LastLine => Output.TrimEnd('\n').Split('\n')[^1];
}
