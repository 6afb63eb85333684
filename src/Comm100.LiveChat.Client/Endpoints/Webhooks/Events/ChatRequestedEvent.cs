using System.Diagnostics;

namespace Comm100.LiveChat.Client;

/// <summary>A visitor requested a chat: the event <c>chat_requested</c>, also named <c>chat_request</c>.</summary>
[DebuggerDisplay("{Event}")]
public sealed class ChatRequestedEvent : LiveChatWebhookEvent;
