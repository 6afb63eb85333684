using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A campaign, with its own chat settings (API document, section "Campaign JSON Format").</summary>
[DebuggerDisplay("Campaign {Id} {Name,nq}")]
public sealed class Campaign : LiveChatModel
{
    /// <summary>The id of the campaign. Read-only: the service assigns it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the campaign. Mandatory.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>The description of the campaign.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; set; }

    /// <summary>The language of the campaign. Mandatory. The API document does not list the languages.</summary>
    [JsonPropertyName("language")]
    [Mandatory]
    public string? Language { get; set; }
}
