using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// Whether an <see cref="Agent"/> is online: an open list. The name of any <see cref="CustomAwayStatus"/> of the site is a value too, made
/// from its text; unknown texts are kept as they came.
/// </summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<AgentStatus>))]
public readonly partial struct AgentStatus
{
    /// <summary><c>online</c>: the agent is there and takes chats.</summary>
    [Value("online")]
    public static partial AgentStatus Online { get; }

    /// <summary><c>away</c>: the agent is away for a while.</summary>
    [Value("away")]
    public static partial AgentStatus Away { get; }

    /// <summary><c>offline</c>: the agent is not there.</summary>
    [Value("offline")]
    public static partial AgentStatus Offline { get; }
}
