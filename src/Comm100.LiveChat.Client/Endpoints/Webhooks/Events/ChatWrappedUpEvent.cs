using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>An agent completed the wrap-up of a chat: the event <c>chat_wrapped_up</c>, also named <c>chat_wraped_up</c>.</summary>
[DebuggerDisplay("{Event}")]
public sealed class ChatWrappedUpEvent : LiveChatWebhookEvent
{
    /// <summary>The wrap-up.</summary>
    [JsonPropertyName("wrapup")]
    public WebhookWrapup? Wrapup { get; set; }
}
