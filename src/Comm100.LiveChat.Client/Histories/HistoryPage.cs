using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>What the pages of all paged histories have in common.</summary>
public abstract class HistoryPage : LiveChatModel
{
    private protected HistoryPage()
    {
    }

    /// <summary>How many items all pages hold together. Read-only.</summary>
    [JsonPropertyName("total")]
    [ReadOnlyProperty]
    public long? Total { get; set; }

    /// <summary>The address of the previous page as the service wrote it; the client never follows it. Read-only.</summary>
    [JsonPropertyName("previousPage")]
    [ReadOnlyProperty]
    public string? PreviousPage { get; set; }

    /// <summary>The address of the next page as the service wrote it, empty on the last page; the client never follows it. Read-only.</summary>
    [JsonPropertyName("nextPage")]
    [ReadOnlyProperty]
    public string? NextPage { get; set; }
}
