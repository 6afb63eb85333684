using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A category of canned messages (API document, section "Canned Message Category JSON Format").</summary>
[DebuggerDisplay("CannedMessageCategory {Id} {Name,nq}")]
public sealed class CannedMessageCategory : LiveChatModel
{
    /// <summary>The id of the category. Read-only: the service assigns it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the category. Mandatory on create.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>The id of the parent category; 0 for none. Mandatory on create.</summary>
    [JsonPropertyName("parentId")]
    [Mandatory]
    public long? ParentId { get; set; }

    /// <summary>
    /// Whether the category belongs to one agent only. Mandatory on create. The API document describes a string; the service sends a
    /// boolean. Both are read, and written back in the form received. A <see cref="bool"/> in C# is written as a string.
    /// </summary>
    [JsonPropertyName("isPrivate")]
    [Mandatory]
    public TextBoolean? IsPrivate { get; set; }
}
