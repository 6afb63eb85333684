using System.Text.Json.Serialization;
using Comm100.LiveChat.Client.Paging;

namespace Comm100.LiveChat.Client;

/// <summary>One page of offline messages (API document, section "Get messages list", response).</summary>
public sealed class OfflineMessagePage : LiveChatModel, IPage<OfflineMessage>
{
    /// <summary>How many offline messages all pages hold together. Read-only.</summary>
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

    /// <summary>The offline messages of this page. Read-only.</summary>
    [JsonPropertyName("offlineMessages")]
    [ReadOnlyMember]
    public IList<OfflineMessage>? OfflineMessages { get; set; }

    IList<OfflineMessage>? IPage<OfflineMessage>.Items => OfflineMessages;
}
