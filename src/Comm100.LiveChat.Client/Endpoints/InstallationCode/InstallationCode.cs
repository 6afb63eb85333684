using System.Diagnostics;
using System.Text.Json.Serialization;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The code that adds a campaign to a page (API document, section "Installation Code").</summary>
/// <remarks>The service sends it as an object, as a JSON string, or as plain text. All three forms are read.</remarks>
[DebuggerDisplay("InstallationCode")]
public sealed class InstallationCode : LiveChatModel, IStringResponse
{
    /// <summary>The HTML code to add to the pages of a site. Read-only.</summary>
    [JsonPropertyName("code")]
    [ReadOnlyProperty]
    public string? Code { get; set; }

    string? IStringResponse.Value => Code;
}
