using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A visitor submitted an offline message: the event <c>offline_message_submitted</c>.</summary>
[DebuggerDisplay("{Event}")]
public sealed class OfflineMessageSubmittedEvent : LiveChatWebhookEvent
{
    /// <summary>The message.</summary>
    [JsonPropertyName("offline_message")]
    public WebhookOfflineMessage? OfflineMessage { get; set; }
}
