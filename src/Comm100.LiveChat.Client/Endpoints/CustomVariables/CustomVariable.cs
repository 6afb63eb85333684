using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A variable that is captured from the pages that visitors view (API document, section "Custom Variable JSON Format").</summary>
[DebuggerDisplay("CustomVariable {Id} {Name,nq}")]
public sealed class CustomVariable : LiveChatModel
{
    /// <summary>The id of the custom variable. Read-only: the service assigns it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the custom variable. Mandatory on create.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>The type of the value. Mandatory on create.</summary>
    [JsonPropertyName("type")]
    [Mandatory]
    public CustomVariableType? Type { get; set; }

    /// <summary>The value of the custom variable.</summary>
    [JsonPropertyName("value")]
    public string? Value { get; set; }

    /// <summary>The address that the value links to for agents.</summary>
    [JsonPropertyName("hyperlink")]
    public string? Hyperlink { get; set; }
}
