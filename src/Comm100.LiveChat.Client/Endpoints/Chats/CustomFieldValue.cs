using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The value of a custom field (API document, section "Custom Field Value JSON Format").</summary>
[DebuggerDisplay("CustomFieldValue {Id}")]
public sealed class CustomFieldValue : LiveChatModel
{
    /// <summary>The id of the custom field. Read-only.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the custom field. Mandatory.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>The value that was entered.</summary>
    [JsonPropertyName("value")]
    public string? Value { get; set; }
}
