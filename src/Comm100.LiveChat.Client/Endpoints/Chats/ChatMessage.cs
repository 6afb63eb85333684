using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>One message of a chat (API document, section "Chat Message Json Format").</summary>
public sealed class ChatMessage : LiveChatModel
{
    /// <summary>When the message was sent. A time without a zone is in the one that the query asked for, UTC by default.</summary>
    [JsonPropertyName("time")]
    public DateTimeOffset? Time { get; set; }

    /// <summary>The name of the sender.</summary>
    [JsonPropertyName("sender")]
    public string? Sender { get; set; }

    /// <summary>Whether an agent, the visitor or the system sent the message.</summary>
    [JsonPropertyName("type")]
    public ChatMessageType? Type { get; set; }

    /// <summary>What the message says.</summary>
    [JsonPropertyName("content")]
    public string? Content { get; set; }
}
