using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>One message of an agent chat (API document, section "get agent chats list", response).</summary>
[DebuggerDisplay("AgentChatMessage")]
public sealed class AgentChatMessage : LiveChatModel
{
    /// <summary>The time at which the message was sent. A time without a time zone has the offset of the query, UTC by default. Read-only.</summary>
    [JsonPropertyName("time")]
    [ReadOnlyProperty]
    public DateTimeOffset? Time { get; set; }

    /// <summary>The name of the sender. Read-only.</summary>
    [JsonPropertyName("sender")]
    [ReadOnlyProperty]
    public string? Sender { get; set; }

    /// <summary>The content of the message. Read-only.</summary>
    [JsonPropertyName("content")]
    [ReadOnlyProperty]
    public string? Content { get; set; }
}
