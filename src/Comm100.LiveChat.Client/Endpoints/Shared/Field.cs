using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// A field of a form: pre-chat, post-chat, offline message, agent wrap-up or secure form (API document, section "Field JSON Format").
/// </summary>
/// <remarks>A list of fields that is sent replaces the existing list; a field that is in both keeps its place by its <see cref="Id"/>.</remarks>
[DebuggerDisplay("Field {Id} {Name,nq}")]
public sealed class Field : LiveChatModel
{
    /// <summary>
    /// The id of the field. The service assigns it, so do not set it on a new field. It cannot be changed. It is sent, because it
    /// identifies the field of the form.
    /// </summary>
    [JsonPropertyName("id")]
    public long? Id { get; set; }

    /// <summary>The name of the field, as the form shows it. Mandatory.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>The type of the field; not every form supports every type. Mandatory.</summary>
    [JsonPropertyName("type")]
    [Mandatory]
    public FieldType? Type { get; set; }

    /// <summary>Whether the field is a system field. Read-only: it depends on <see cref="Type"/>.</summary>
    [JsonPropertyName("isSystem")]
    [ReadOnlyProperty]
    public bool? IsSystem { get; set; }

    /// <summary>Whether the form shows the field.</summary>
    [JsonPropertyName("isVisible")]
    public bool? IsVisible { get; set; }

    /// <summary>Whether a value is required.</summary>
    [JsonPropertyName("isRequired")]
    public bool? IsRequired { get; set; }

    /// <summary>
    /// The choices of the field, when <see cref="Type"/> has choices, such as <see cref="FieldType.Select"/>. One string; the API document
    /// does not name the separator.
    /// </summary>
    [JsonPropertyName("options")]
    public string? Options { get; set; }
}
