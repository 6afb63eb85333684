using System.Diagnostics;

namespace Comm100.LiveChat.Client;

/// <summary>A chat started: the event <c>chat_started</c>.</summary>
[DebuggerDisplay("{Event}")]
public sealed class ChatStartedEvent : LiveChatWebhookEvent;
