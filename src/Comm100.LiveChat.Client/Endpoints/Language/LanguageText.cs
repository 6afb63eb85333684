using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>One text of a campaign's windows (API document, section "Language Text JSON Format").</summary>
[DebuggerDisplay("LanguageText {Name,nq}")]
public sealed class LanguageText : LiveChatModel
{
    /// <summary>The part of the product that the text belongs to. Mandatory. It cannot be changed; it is sent as part of the key.</summary>
    [JsonPropertyName("category")]
    [Mandatory]
    public LanguageCategory? Category { get; set; }

    /// <summary>The name of the text. Mandatory. It cannot be changed; it is sent as part of the key.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>The default text. Read-only.</summary>
    [JsonPropertyName("defaultText")]
    [ReadOnlyProperty]
    public string? DefaultText { get; set; }

    /// <summary>The text that is shown.</summary>
    [JsonPropertyName("currentText")]
    public string? CurrentText { get; set; }

    /// <summary>The macros that the text can contain. Read-only.</summary>
    [JsonPropertyName("macros")]
    [ReadOnlyProperty]
    public string? Macros { get; set; }
}
