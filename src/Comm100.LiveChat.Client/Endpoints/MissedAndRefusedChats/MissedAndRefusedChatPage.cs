using System.Diagnostics;
using System.Text.Json.Serialization;
using Comm100.LiveChat.Client.Histories;

namespace Comm100.LiveChat.Client;

/// <summary>One page of missed and refused chats (API document, section "Get missed and refused chats list", response).</summary>
[DebuggerDisplay("MissedAndRefusedChatPage")]
public sealed class MissedAndRefusedChatPage : HistoryPage, IHistoryPage<MissedOrRefusedChat>
{
    /// <summary>The missed and refused chats of this page. Read-only.</summary>
    [JsonPropertyName("missedAndRefusedChats")]
    [ReadOnlyProperty]
    public IList<MissedOrRefusedChat>? MissedAndRefusedChats { get; set; }

    IList<MissedOrRefusedChat>? IHistoryPage<MissedOrRefusedChat>.Items => MissedAndRefusedChats;
}
