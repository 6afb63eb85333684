using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The value of a custom field or of a custom variable in a webhook event.</summary>
[DebuggerDisplay("{Id}")]
public sealed class WebhookFieldValue : LiveChatModel
{
    /// <summary>The id of the field: an integer or a string. Custom variables have none.</summary>
    [JsonPropertyName("id")]
    public ChatId? Id { get; set; }

    /// <summary>The name of the field or variable.</summary>
    [JsonPropertyName("name")]
    public string? Name { get; set; }

    /// <summary>The value.</summary>
    [JsonPropertyName("value")]
    public string? Value { get; set; }
}
