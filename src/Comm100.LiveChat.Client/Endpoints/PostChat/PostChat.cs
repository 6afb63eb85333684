using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The form that visitors fill in after a chat (API document, section "Post-Chat JSON Format").</summary>
public sealed class PostChat : LiveChatModel
{
    /// <summary>Whether visitors are asked to fill in the form after a chat. Mandatory in the document.</summary>
    [JsonPropertyName("isEnable")]
    [Mandatory]
    public bool? IsEnable { get; set; }

    /// <summary>The message above the fields.</summary>
    [JsonPropertyName("greetingMessage")]
    public string? GreetingMessage { get; set; }

    /// <summary>How the fields are laid out.</summary>
    [JsonPropertyName("fieldLayout")]
    public FieldLayout? FieldLayout { get; set; }

    /// <summary>
    /// The fields of the form. A list that is sent replaces the old one; an element names an old field by its <see cref="Field.Id"/>.
    /// </summary>
    [JsonPropertyName("fields")]
    public IList<Field>? Fields { get; set; }
}
