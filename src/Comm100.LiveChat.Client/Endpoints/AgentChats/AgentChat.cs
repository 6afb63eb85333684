using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A chat between agents (API document, section "get agent chats list", response).</summary>
[DebuggerDisplay("AgentChat")]
public sealed class AgentChat : LiveChatModel
{
    /// <summary>The agents who took part in the chat. Read-only.</summary>
    [JsonPropertyName("agents")]
    [ReadOnlyProperty]
    public IList<ChatAgent>? Agents { get; set; }

    /// <summary>The messages, in order. Read-only.</summary>
    [JsonPropertyName("transcript")]
    [ReadOnlyProperty]
    public IList<AgentChatMessage>? Transcript { get; set; }
}
