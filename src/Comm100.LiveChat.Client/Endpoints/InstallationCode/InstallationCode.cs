using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The code that puts a campaign on a page (API document, section "Installation Code").</summary>
/// <remarks>The service sends it as an object, as a text in JSON, or as plain text; all three are read.</remarks>
public sealed class InstallationCode : LiveChatModel
{
    /// <summary>The code, in HTML, to put into the pages of a site. Read-only.</summary>
    [JsonPropertyName("code")]
    [ReadOnlyProperty]
    public string? Code { get; set; }
}
