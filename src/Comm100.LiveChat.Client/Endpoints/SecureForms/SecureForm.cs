using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A form for data that must not appear in the chat (API document, section "Secure Form JSON Format").</summary>
[DebuggerDisplay("SecureForm {Id} {Name,nq}")]
public sealed class SecureForm : LiveChatModel
{
    /// <summary>The id of the secure form. Read-only: the service assigns it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the secure form. Mandatory on create.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>The description of the secure form.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; set; }

    /// <summary>The fields of the form, in order. A list that is sent replaces the existing list.</summary>
    [JsonPropertyName("fields")]
    public IList<Field>? Fields { get; set; }
}
