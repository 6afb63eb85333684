using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A chat was transferred to another agent or department: the event <c>chat_transferred</c>.</summary>
[DebuggerDisplay("{Event}")]
public sealed class ChatTransferredEvent : LiveChatWebhookEvent
{
    /// <summary>The chat.</summary>
    [JsonPropertyName("chat")]
    public WebhookChat? Chat { get; set; }

    private protected override ChatId? GetChatId() => Chat?.Id ?? base.GetChatId();
}
