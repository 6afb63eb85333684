using Comm100.LiveChat.Client.Testing;

namespace FakeServer;

/// <summary>What the command line asks for; what is null is left to the fake's defaults.</summary>
internal sealed record ServerArguments
{
    public int? Port { get; init; }

    /// <summary>Whether WireMock.Net's admin interface is served.</summary>
    public bool IsAdminOpen { get; init; }

    public DateTimeOffset? Now { get; init; }

    public FakeWireStyle? Style { get; init; }

    public int? Chats { get; init; }

    public int? Seed { get; init; }

    /// <summary>The folder to write mapping files into instead of serving.</summary>
    public string? ExportWireMock { get; init; }
}

/// <summary>The command line cannot be followed; the message says why, and what is allowed.</summary>
internal sealed class UsageException(string message) : Exception(message);
