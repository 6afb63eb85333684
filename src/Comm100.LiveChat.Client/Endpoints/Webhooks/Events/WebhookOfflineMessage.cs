using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>An offline message in a webhook event.</summary>
[DebuggerDisplay("{Id} at {Time}")]
public sealed class WebhookOfflineMessage : LiveChatModel
{
    /// <summary>The id of the message: an integer, or a string on later platforms.</summary>
    [JsonPropertyName("id")]
    public ChatId? Id { get; set; }

    /// <summary>The name of the visitor.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The e-mail address of the visitor.</summary>
    [JsonPropertyName("email")]
    public string? Email { get; set; }

    /// <summary>The phone number of the visitor.</summary>
    [JsonPropertyName("phone")]
    public string? Phone { get; set; }

    /// <summary>The company of the visitor.</summary>
    [JsonPropertyName("company")]
    public string? Company { get; set; }

    /// <summary>The department that the message belongs to: an integer, or a string on later platforms.</summary>
    [JsonPropertyName("department")]
    public ChatId? Department { get; set; }

    /// <summary>The subject of the message.</summary>
    [JsonPropertyName("subject")]
    public string? Subject { get; set; }

    /// <summary>The content of the message.</summary>
    [JsonPropertyName("content")]
    public string? Content { get; set; }

    /// <summary>The time at which the message was submitted.</summary>
    [JsonPropertyName("time")]
    public DateTimeOffset? Time { get; set; }

    /// <summary>The files that were submitted with the message. The service sends one object or a list; both are read as a list.</summary>
    [JsonPropertyName("attachment")]
    public AttachmentList? Attachment { get; set; }

    /// <summary>The values that the visitor entered in the custom fields.</summary>
    [JsonPropertyName("custom_fields")]
    public IList<WebhookFieldValue>? CustomFields { get; set; }

    /// <summary>The custom variables captured from the pages that the visitor viewed. The service also names the field <c>custom_variables</c>.</summary>
    [JsonPropertyName("custom_variable")]
    [AlsoNamed("custom_variables")]
    public IList<WebhookFieldValue>? CustomVariables { get; set; }
}
