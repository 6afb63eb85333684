using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace Comm100.LiveChat.Client.WireMock.Tests;

/// <summary>The real WireMock in a process of its own, on a free port, with the mappings that the sample has exported. Where it is missing, all
/// tests are skipped, and this is never used.</summary>
public partial class WireMockServer : IAsyncLifetime, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("livechat-wiremock-").FullName;
    private readonly StringBuilder _errors = new();
    private readonly HttpClient _admin = new();
    private Process? _process;

    /// <summary>How the answers are written that it serves.</summary>
    protected virtual string Style => "documented";

    public Uri Address { get; private set; } = null!;

    public string Files => Path.Combine(_folder, "__files");

    public async Task InitializeAsync()
    {
        if (Tools.Missing is not null)
        {
            return;
        }

        await ExportAsync();
        var start = new ProcessStartInfo("java") { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (string argument in (string[])["-jar", Tools.WireMockJar!, "--port", "0", "--bind-address", "127.0.0.1", "--root-dir", _folder, "--disable-banner"])
        {
            start.ArgumentList.Add(argument);
        }

        _process = Process.Start(start)!;
        _process.ErrorDataReceived += (_, line) => _errors.AppendLine(line.Data);
        _process.BeginErrorReadLine();

        // It tells its port when it listens. If it ends before, its output ends, and with it this loop.
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (Port().Match(line) is { Success: true } port)
            {
                Address = new Uri($"http://127.0.0.1:{port.Groups["port"].Value}/");
                _ = _process.StandardOutput.ReadToEndAsync();
                return;
            }
        }

        throw new InvalidOperationException($"WireMock ended before it listened: {_errors}");
    }

    public LiveChatClientOptions CreateOptions(string below = "") => new()
    {
        BaseAddress = new Uri(Address, below),
        Credential = LiveChatCredential.ApiKey("agent@example.com", "fake-api-key"),
    };

    /// <summary>The name of the mapping that answered the last request, and null when none did.</summary>
    public async Task<string?> LastMappingAsync()
    {
        JsonNode log = JsonNode.Parse(await _admin.GetStringAsync(new Uri(Address, "__admin/requests?limit=1")))!;
        return (string?)log["requests"]![0]!["stubMapping"]?["name"];
    }

    public async Task<int> MappingCountAsync() =>
        (int)JsonNode.Parse(await _admin.GetStringAsync(new Uri(Address, "__admin/mappings?limit=1")))!["meta"]!["total"]!;

    public Task DisposeAsync()
    {
        Dispose();
        return Task.CompletedTask;
    }

    public void Dispose()
    {
        Dispose(isDisposing: true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool isDisposing)
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            _process.WaitForExit();
        }

        _process?.Dispose();
        _process = null;
        _admin.Dispose();
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task ExportAsync()
    {
        var start = new ProcessStartInfo(Tools.Dotnet) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (string argument in (string[])[Path.Combine(AppContext.BaseDirectory, "FakeServer.dll"), "--export-wiremock", _folder, "--style", Style])
        {
            start.ArgumentList.Add(argument);
        }

        using Process export = Process.Start(start)!;
        Task<string> errors = export.StandardError.ReadToEndAsync();
        string output = await export.StandardOutput.ReadToEndAsync();
        await export.WaitForExitAsync();
        export.ExitCode.Should().Be(0, await errors);
        string count = output.Split(' ')[0];
        int.Parse(count, CultureInfo.InvariantCulture).Should().Be(Directory.GetFiles(Path.Combine(_folder, "mappings")).Length);
    }

    [GeneratedRegex(@"^port:\s+(?<port>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Port();
}

/// <summary>WireMock with answers as running services were seen to write them.</summary>
public sealed class ObservedWireMockServer : WireMockServer
{
    protected override string Style => "observed";
}
