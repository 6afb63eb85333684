using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A category of canned messages (API document, section "Canned Message Category JSON Format").</summary>
public sealed class CannedMessageCategory : LiveChatModel
{
    /// <summary>The id of the category. Read-only: the service gives it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the category. Mandatory on create.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>The id of the category that this one is in; 0 for none. Mandatory on create.</summary>
    [JsonPropertyName("parentId")]
    [Mandatory]
    public long? ParentId { get; set; }

    /// <summary>
    /// Whether the category is for one agent alone. Mandatory on create. A text in the document; the service sends a boolean. Either is
    /// read, and written back as it came; <c>true</c> and <c>false</c> of C# are written as the document's texts.
    /// </summary>
    [JsonPropertyName("isPrivate")]
    [Mandatory]
    public TextBoolean? IsPrivate { get; set; }
}
