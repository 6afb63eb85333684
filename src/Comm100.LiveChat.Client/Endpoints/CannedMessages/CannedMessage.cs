using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A predefined text that agents can send (API document, section "Canned Message JSON Format").</summary>
[DebuggerDisplay("CannedMessage {Id} {Name,nq}")]
public sealed class CannedMessage : LiveChatModel
{
    /// <summary>The id of the canned message. Read-only: the service assigns it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the canned message. Mandatory on create.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>The text that is sent. Mandatory on create.</summary>
    [JsonPropertyName("message")]
    [Mandatory]
    public string? Message { get; set; }

    /// <summary>The shortcut that an agent types to insert the text. The service can also send it as <c>shortCuts</c>.</summary>
    [JsonPropertyName("shortcuts")]
    [AlsoNamed("shortCuts")]
    public string? Shortcuts { get; set; }

    /// <summary>The id of the <see cref="CannedMessageCategory"/> that the canned message is in. The service's default is 0: none.</summary>
    [JsonPropertyName("categoryId")]
    public long? CategoryId { get; set; }

    /// <summary>Whether the canned message belongs to one agent only. The service's default is false.</summary>
    [JsonPropertyName("isPrivate")]
    public bool? IsPrivate { get; set; }
}
