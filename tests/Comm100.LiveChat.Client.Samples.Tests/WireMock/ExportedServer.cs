using System.Diagnostics;
using System.Globalization;
using WireMock.Logging;
using WireMock.Server;

namespace Comm100.LiveChat.Client.Samples.Tests.WireMock;

/// <summary>A WireMock.Net server in this process with the exported mappings of the sample. The mappings for WireMock of Java are evaluated too.</summary>
public class ExportedServer : IAsyncLifetime, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("livechat-wiremock-").FullName;
    private WireMockServer? _server;

    /// <summary>The style of the responses.</summary>
    protected virtual string Style => "documented";

    public Uri Address => new(Server.Url! + "/");

    /// <summary>The bodies of the mappings for Java.</summary>
    public string Files => Path.Combine(_folder, "__files");

    /// <summary>The mapping files of WireMock.Net.</summary>
    public IReadOnlyList<string> NetFiles => [.. Directory.GetFiles(Path.Combine(_folder, "__admin", "mappings")).Order(StringComparer.Ordinal)];

    internal JavaStubs Java { get; private set; } = null!;

    public WireMockServer Server => _server!;

    public async Task InitializeAsync()
    {
        await ExportAsync();
        Java = JavaStubs.Read(_folder);
        _server = WireMockServer.Start();
        foreach (string file in NetFiles)
        {
            _server.ReadStaticMappingAndAddOrUpdate(file);
        }
    }

    public LiveChatClientOptions CreateOptions(string below = "") => new()
    {
        BaseAddress = new Uri(Address, below),
        Credential = LiveChatCredential.ApiKey("agent@example.com", "fake-api-key"),
    };

    /// <summary>Returns the name of the mapping that matched the last request; null if none did. Also checks that WireMock of Java would use the mapping with the same name.</summary>
    public string? GetLastMapping()
    {
        ILogEntry entry = Server.LogEntries[^1];
        Java.FindName(JavaRequest.From(entry.RequestMessage!)).Should().Be(entry.MappingTitle, "both formats must match {0} {1} in the same way", entry.RequestMessage!.Method, entry.RequestMessage.Url);
        return entry.MappingTitle;
    }

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
        _server?.Dispose();
        _server = null;
        if (Directory.Exists(_folder))
        {
            Directory.Delete(_folder, recursive: true);
        }
    }

    private async Task ExportAsync()
    {
        using Process export = Programs.Start(Programs.Dotnet, [Programs.GetSample("FakeServer"), "--export-wiremock", _folder, "--style", Style, "--now", "2026-06-30T12:00:00Z"]);
        Task<string> errors = export.StandardError.ReadToEndAsync();
        string output = await export.StandardOutput.ReadToEndAsync();
        await export.WaitForExitAsync();
        export.ExitCode.Should().Be(0, await errors);
        output.Should().StartWith(string.Create(
            CultureInfo.InvariantCulture,
            $"{Directory.GetFiles(Path.Combine(_folder, "mappings")).Length} mappings of WireMock and {NetFiles.Count} of WireMock.Net for 92 operations"));
    }
}

/// <summary>The same server with responses in the observed style.</summary>
public sealed class ObservedServer : ExportedServer
{
    protected override string Style => "observed";
}

/// <summary>The tests that share a server, one after another, since they read its last request.</summary>
[CollectionDefinition(Name)]
public sealed class ExportedServerGroup : ICollectionFixture<ExportedServer>
{
    public const string Name = "Exported server";
}
