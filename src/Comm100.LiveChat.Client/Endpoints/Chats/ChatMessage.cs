using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>One message of a chat (API document, section "Chat Message Json Format").</summary>
[DebuggerDisplay("ChatMessage")]
public sealed class ChatMessage : LiveChatModel
{
    /// <summary>The time at which the message was sent. A time without a time zone has the offset of the query, UTC by default.</summary>
    [JsonPropertyName("time")]
    public DateTimeOffset? Time { get; set; }

    /// <summary>The name of the sender.</summary>
    [JsonPropertyName("sender")]
    public string? Sender { get; set; }

    /// <summary>Whether an agent, the visitor or the system sent the message.</summary>
    [JsonPropertyName("type")]
    public ChatMessageType? Type { get; set; }

    /// <summary>The content of the message.</summary>
    [JsonPropertyName("content")]
    public string? Content { get; set; }
}
