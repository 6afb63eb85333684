using System.Text.Json.Serialization;
using Comm100.LiveChat.Client.Paging;

namespace Comm100.LiveChat.Client;

/// <summary>One page of missed and refused chats (API document, section "Get missed and refused chats list", response).</summary>
public sealed class MissedAndRefusedChatPage : LiveChatModel, IPage<MissedOrRefusedChat>
{
    /// <summary>How many missed and refused chats all pages hold together. Read-only.</summary>
    [JsonPropertyName("total")]
    [ReadOnlyMember]
    public long? Total { get; set; }

    /// <summary>The address of the previous page as the service wrote it; the client never follows it. Read-only.</summary>
    [JsonPropertyName("previousPage")]
    [ReadOnlyMember]
    public string? PreviousPage { get; set; }

    /// <summary>The address of the next page as the service wrote it, empty on the last page; the client never follows it. Read-only.</summary>
    [JsonPropertyName("nextPage")]
    [ReadOnlyMember]
    public string? NextPage { get; set; }

    /// <summary>The missed and refused chats of this page. Read-only.</summary>
    [JsonPropertyName("missedAndRefusedChats")]
    [ReadOnlyMember]
    public IList<MissedOrRefusedChat>? MissedAndRefusedChats { get; set; }

    IList<MissedOrRefusedChat>? IPage<MissedOrRefusedChat>.Items => MissedAndRefusedChats;
}
