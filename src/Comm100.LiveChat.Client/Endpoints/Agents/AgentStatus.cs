using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The status of an <see cref="Agent"/>: an open enum that keeps unknown strings. The name of each <see cref="CustomAwayStatus"/> of the
/// site is also a value; convert it from a string.
/// </summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<AgentStatus>))]
public readonly partial struct AgentStatus
{
    /// <summary><c>online</c>: the agent is available for chats.</summary>
    [Value("online")]
    public static partial AgentStatus Online { get; }

    /// <summary><c>away</c>: the agent is temporarily away.</summary>
    [Value("away")]
    public static partial AgentStatus Away { get; }

    /// <summary><c>offline</c>: the agent is not available.</summary>
    [Value("offline")]
    public static partial AgentStatus Offline { get; }
}
