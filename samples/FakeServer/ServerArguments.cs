using Comm100.LiveChat.Client.Testing;

namespace FakeServer;

/// <summary>The arguments of the command line. Null uses the default of the fake.</summary>
internal sealed record ServerArguments
{
    public int? Port { get; init; }

    /// <summary>Whether the admin interface of WireMock.Net is enabled.</summary>
    public bool IsAdminEnabled { get; init; }

    public DateTimeOffset? Now { get; init; }

    public FakeWireStyle? Style { get; init; }

    public int? Chats { get; init; }

    public int? Seed { get; init; }

    /// <summary>The folder for mapping files, which are written instead of running the server.</summary>
    public string? ExportWireMock { get; init; }
}

/// <summary>Thrown if the command line is invalid. The message contains the reason and the allowed values.</summary>
internal sealed class UsageException(string message) : Exception(message);
