using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A chat ended: the event <c>chat_ended</c>.</summary>
[DebuggerDisplay("{Event}")]
public sealed class ChatEndedEvent : LiveChatWebhookEvent
{
    /// <summary>The chat.</summary>
    [JsonPropertyName("chat")]
    public WebhookChat? Chat { get; set; }

    private protected override ChatId? GetChatId() => Chat?.Id ?? base.GetChatId();
}
