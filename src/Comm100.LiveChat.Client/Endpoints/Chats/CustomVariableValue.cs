using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The value of a custom variable (API document, section "Custom Variable Value JSON Format").</summary>
[DebuggerDisplay("CustomVariableValue {Id}")]
public sealed class CustomVariableValue : LiveChatModel
{
    /// <summary>The id of the custom variable. Read-only.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the custom variable. Mandatory.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>The value that was captured.</summary>
    [JsonPropertyName("value")]
    public string? Value { get; set; }
}
