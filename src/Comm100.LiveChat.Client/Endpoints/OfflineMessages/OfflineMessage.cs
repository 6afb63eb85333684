using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>What a visitor wrote when no agent was there (API document, section "Offline Message JSON format").</summary>
public sealed class OfflineMessage : LiveChatModel
{
    /// <summary>The id of the message: an integer, or a text on later platforms. Read-only.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public ChatId? Id { get; set; }

    /// <summary>When the message was submitted. A time without a zone is in the one that the query asked for, UTC by default. Read-only.</summary>
    [JsonPropertyName("time")]
    [ReadOnlyProperty]
    public DateTimeOffset? Time { get; set; }

    /// <summary>The id by which single sign-on knows the visitor. Read-only.</summary>
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

    /// <summary>What the message says.</summary>
    [JsonPropertyName("content")]
    public string? Content { get; set; }

    /// <summary>What the visitor entered into the custom fields of the form.</summary>
    [JsonPropertyName("fields")]
    public IList<CustomFieldValue>? Fields { get; set; }

    /// <summary>The custom variables captured from the pages that the visitor viewed.</summary>
    [JsonPropertyName("customVariables")]
    public IList<CustomVariableValue>? CustomVariables { get; set; }

    /// <summary>The files that were submitted with the message: one in the document, a list on the wire. Either is read as a list.</summary>
    [JsonPropertyName("attachment")]
    public AttachmentList? Attachment { get; set; }
}
