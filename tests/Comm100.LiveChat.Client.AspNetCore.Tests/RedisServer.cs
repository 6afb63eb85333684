using System.Diagnostics;

namespace Comm100.LiveChat.Client.AspNetCore.Tests;

/// <summary>A Redis server that stores nothing on disk. It uses a socket in a folder of its own: Redis cannot choose a free port, and another server could use a chosen port first.</summary>
public sealed class RedisServer : IAsyncLifetime
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("livechat-redis-");
    private Process? _process;

    /// <summary>The path of redis-server; null if it is not installed.</summary>
    public static string? Program { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, "redis-server"))
        .FirstOrDefault(File.Exists);

    /// <summary>The path of the socket, in the form of StackExchange.Redis.</summary>
    public string Address { get; private set; } = "";

    public async Task InitializeAsync()
    {
        if (Program is null)
        {
            return;
        }

        string socket = Path.Combine(_folder.FullName, "redis.sock");
        var start = new ProcessStartInfo(Program) { UseShellExecute = false, RedirectStandardOutput = true, WorkingDirectory = _folder.FullName };
        foreach (string argument in (string[])["--port", "0", "--unixsocket", socket, "--save", "", "--appendonly", "no", "--daemonize", "no"])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        var output = new List<string>();
        while (await _process.StandardOutput.ReadLineAsync().OrFail() is { } line)
        {
            output.Add(line);
            if (line.Contains("ready to accept connections", StringComparison.OrdinalIgnoreCase))
            {
                Address = "!" + socket;
                return;
            }
        }

        throw new InvalidOperationException("redis-server did not start: " + string.Join('\n', output));
    }

    public async Task DisposeAsync()
    {
        if (_process is not null)
        {
            _process.Kill();
            await _process.WaitForExitAsync();
            _process.Dispose();
        }

        _folder.Delete(recursive: true);
    }
}

/// <summary>A fact that is skipped, with a reason, if redis-server is not installed.</summary>
internal sealed class RedisFactAttribute : FactAttribute
{
    public RedisFactAttribute() =>
        Skip = RedisServer.Program is null ? "redis-server is not installed: run .ci/install-test-tools, or install the package that it names." : null;
}
