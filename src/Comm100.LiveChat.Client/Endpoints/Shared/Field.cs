using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// A field of a form: pre-chat, post-chat, offline message, agent wrap-up or secure form (API document, section "Field JSON Format").
/// </summary>
/// <remarks>A list of fields that is sent replaces the old one; a field that is in both keeps its place by its <see cref="Id"/>.</remarks>
public sealed class Field : LiveChatModel
{
    /// <summary>
    /// The id of the field. The service gives it, so leave it unset on a new field. It cannot be changed; it is sent all the same,
    /// as the key that says which field of the form is meant.
    /// </summary>
    [JsonPropertyName("id")]
    public long? Id { get; set; }

    /// <summary>The name of the field, as the form shows it. Mandatory.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>The kind of the field; not every kind can stand in every form. Mandatory.</summary>
    [JsonPropertyName("type")]
    [Mandatory]
    public FieldType? Type { get; set; }

    /// <summary>Whether the field is one of the service's own. Read-only: it follows from <see cref="Type"/>.</summary>
    [JsonPropertyName("isSystem")]
    [ReadOnlyProperty]
    public bool? IsSystem { get; set; }

    /// <summary>Whether the form shows the field.</summary>
    [JsonPropertyName("isVisible")]
    public bool? IsVisible { get; set; }

    /// <summary>Whether the form can be sent only with a value in this field.</summary>
    [JsonPropertyName("isRequired")]
    public bool? IsRequired { get; set; }

    /// <summary>
    /// The choices of the field, when <see cref="Type"/> offers some, such as <see cref="FieldType.Select"/>. One text; the document
    /// does not say how the choices are parted.
    /// </summary>
    [JsonPropertyName("options")]
    public string? Options { get; set; }
}
