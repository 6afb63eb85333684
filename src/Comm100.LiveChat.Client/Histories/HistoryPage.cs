using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The common properties of the pages of all paged histories.</summary>
public abstract class HistoryPage : LiveChatModel
{
    private protected HistoryPage()
    {
    }

    /// <summary>The total number of items on all pages. Read-only.</summary>
    [JsonPropertyName("total")]
    [ReadOnlyProperty]
    public long? Total { get; set; }

    /// <summary>The address of the previous page as the service wrote it. The client never follows it. Read-only.</summary>
    [JsonPropertyName("previousPage")]
    [ReadOnlyProperty]
    public string? PreviousPage { get; set; }

    /// <summary>The address of the next page as the service wrote it; empty on the last page. The client never follows it. Read-only.</summary>
    [JsonPropertyName("nextPage")]
    [ReadOnlyProperty]
    public string? NextPage { get; set; }
}
