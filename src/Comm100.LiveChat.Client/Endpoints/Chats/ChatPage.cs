using System.Diagnostics;
using System.Text.Json.Serialization;
using Comm100.LiveChat.Client.Histories;

namespace Comm100.LiveChat.Client;

/// <summary>One page of chats (API document, section "Get chats list", response).</summary>
[DebuggerDisplay("ChatPage")]
public sealed class ChatPage : HistoryPage, IHistoryPage<Chat>
{
    /// <summary>The chats of this page. Read-only.</summary>
    [JsonPropertyName("chats")]
    [ReadOnlyProperty]
    public IList<Chat>? Chats { get; set; }

    IList<Chat>? IHistoryPage<Chat>.Items => Chats;
}
