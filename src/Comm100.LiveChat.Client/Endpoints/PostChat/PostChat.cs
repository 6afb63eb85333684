using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The form that visitors complete after a chat (API document, section "Post-Chat JSON Format").</summary>
[DebuggerDisplay("PostChat")]
public sealed class PostChat : LiveChatModel
{
    /// <summary>Whether visitors are asked to complete the form after a chat. Mandatory according to the API document.</summary>
    [JsonPropertyName("isEnable")]
    [Mandatory]
    public bool? IsEnable { get; set; }

    /// <summary>The message above the fields.</summary>
    [JsonPropertyName("greetingMessage")]
    public string? GreetingMessage { get; set; }

    /// <summary>The layout of the fields.</summary>
    [JsonPropertyName("fieldLayout")]
    public FieldLayout? FieldLayout { get; set; }

    /// <summary>
    /// The fields of the form. A list that is sent replaces the existing list; <see cref="Field.Id"/> identifies an existing field.
    /// </summary>
    [JsonPropertyName("fields")]
    public IList<Field>? Fields { get; set; }
}
