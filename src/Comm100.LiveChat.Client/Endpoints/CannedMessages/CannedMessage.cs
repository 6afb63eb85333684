using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A text that agents send with a few keys (API document, section "Canned Message JSON Format").</summary>
public sealed class CannedMessage : LiveChatModel
{
    /// <summary>The id of the canned message. Read-only: the service gives it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the canned message. Mandatory on create.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>The text that is sent. Mandatory on create.</summary>
    [JsonPropertyName("message")]
    [Mandatory]
    public string? Message { get; set; }

    /// <summary>The keys that an agent enters for the text. The service may spell the member <c>shortCuts</c>, which is read as the same.</summary>
    [JsonPropertyName("shortcuts")]
    public string? Shortcuts { get; set; }

    /// <summary>The id of the <see cref="CannedMessageCategory"/> that the canned message is in. The service's default is 0: none.</summary>
    [JsonPropertyName("categoryId")]
    public long? CategoryId { get; set; }

    /// <summary>Whether the canned message is for one agent alone. The service's default is false.</summary>
    [JsonPropertyName("isPrivate")]
    public bool? IsPrivate { get; set; }
}
