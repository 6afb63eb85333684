using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A file that was sent (API document, section "Attachment Json Foramt").</summary>
[DebuggerDisplay("Attachment")]
public sealed class Attachment : LiveChatModel
{
    /// <summary>The name of the file. Mandatory.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>The address from which the file can be downloaded.</summary>
    [JsonPropertyName("uri")]
    public string? Uri { get; set; }
}
