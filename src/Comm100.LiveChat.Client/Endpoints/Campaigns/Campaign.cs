using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A campaign: a way to chat on a site, with settings of its own (API document, section "Campaign JSON Format").</summary>
public sealed class Campaign : LiveChatModel
{
    /// <summary>The id of the campaign. Read-only: the service gives it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the campaign. Mandatory.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>What the campaign is for.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; set; }

    /// <summary>The language of the campaign. Mandatory. The document does not list the languages.</summary>
    [JsonPropertyName("language")]
    [Mandatory]
    public string? Language { get; set; }
}
