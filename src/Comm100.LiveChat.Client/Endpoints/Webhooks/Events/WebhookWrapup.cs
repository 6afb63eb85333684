using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The wrap-up of a chat in a webhook event.</summary>
[DebuggerDisplay("{Time}")]
public sealed class WebhookWrapup : LiveChatModel
{
    /// <summary>The category of the chat.</summary>
    [JsonPropertyName("category")]
    public string? Category { get; set; }

    /// <summary>A comment on the chat.</summary>
    [JsonPropertyName("comment")]
    public string? Comment { get; set; }

    /// <summary>The values of the custom fields of the wrap-up.</summary>
    [JsonPropertyName("fields")]
    public IList<WebhookFieldValue>? Fields { get; set; }

    /// <summary>The time of the wrap-up.</summary>
    [JsonPropertyName("time")]
    public DateTimeOffset? Time { get; set; }
}
