using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A chat that no agent accepted (API document, section "Get missed and refused chats list", response).</summary>
[DebuggerDisplay("MissedOrRefusedChat")]
public sealed class MissedOrRefusedChat : LiveChatModel
{
    /// <summary>Whether the chat was missed or refused. Read-only.</summary>
    [JsonPropertyName("type")]
    [ReadOnlyProperty]
    public MissedOrRefusedChatType? Type { get; set; }

    /// <summary>The chat. Read-only.</summary>
    [JsonPropertyName("chat")]
    [ReadOnlyProperty]
    public Chat? Chat { get; set; }
}
