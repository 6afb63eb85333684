using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A message that a visitor left while no agent was online (API document, section "Offline Message JSON format").</summary>
[DebuggerDisplay("OfflineMessage {Id}")]
public sealed class OfflineMessage : LiveChatModel
{
    /// <summary>The id of the message: an integer, or a string on later platforms. Read-only.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public ChatId? Id { get; set; }

    /// <summary>
    /// The time at which the message was submitted. A time without a time zone has the offset of the query, UTC by default. Read-only.
    /// </summary>
    [JsonPropertyName("time")]
    [ReadOnlyProperty]
    public DateTimeOffset? Time { get; set; }

    /// <summary>The single sign-on id of the visitor. Read-only.</summary>
    [JsonPropertyName("ssoUserId")]
    [ReadOnlyProperty]
    public string? SsoUserId { get; set; }

    /// <summary>The name of the visitor.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The e-mail address of the visitor.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; set; }

    /// <summary>The name of the department that the message belongs to.</summary>
    [JsonPropertyName("department")]
    public string? Department { get; set; }

    /// <summary>The name of the agent that the message belongs to.</summary>
    [JsonPropertyName("agent")]
    public string? Agent { get; set; }

    /// <summary>The content of the message.</summary>
    [JsonPropertyName("content")]
    public string? Content { get; set; }

    /// <summary>The values that the visitor entered in the custom fields of the form.</summary>
    [JsonPropertyName("fields")]
    public IList<CustomFieldValue>? Fields { get; set; }

    /// <summary>The custom variables captured from the pages that the visitor viewed.</summary>
    [JsonPropertyName("customVariables")]
    public IList<CustomVariableValue>? CustomVariables { get; set; }

    /// <summary>
    /// The files that were submitted with the message. The API document describes one file; the service sends a list. Both are read as a
    /// list.
    /// </summary>
    [JsonPropertyName("attachment")]
    public AttachmentList? Attachment { get; set; }
}
