using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>Chats between agents (API document, section "get agent chats list", response).</summary>
public sealed class AgentChatList : LiveChatModel
{
    /// <summary>The agent chats. Read-only.</summary>
    [JsonPropertyName("agentChats")]
    [ReadOnlyMember]
    public IList<AgentChat>? AgentChats { get; set; }
}
