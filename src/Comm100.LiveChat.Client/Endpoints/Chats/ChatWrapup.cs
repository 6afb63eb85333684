using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The wrap-up of a chat by an agent (API document, section "Chat Wrapup Json Format").</summary>
[DebuggerDisplay("ChatWrapup")]
public sealed class ChatWrapup : LiveChatModel
{
    /// <summary>The category of the chat.</summary>
    [JsonPropertyName("category")]
    public string? Category { get; set; }

    /// <summary>A comment on the chat.</summary>
    [JsonPropertyName("comment")]
    public string? Comment { get; set; }

    /// <summary>The values of the custom fields.</summary>
    [JsonPropertyName("fields")]
    public IList<CustomFieldValue>? Fields { get; set; }
}
