using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>An address that the service posts to when something happens (API document, section "Webhook JSON Format").</summary>
public sealed class Webhook : LiveChatModel
{
    /// <summary>The id of the webhook. Read-only: the service gives it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>What the service posts. Mandatory on create.</summary>
    [JsonPropertyName("event")]
    [Mandatory]
    public WebhookEvent? Event { get; set; }

    /// <summary>
    /// The address that the service posts to. Mandatory on create. No signature of the deliveries is documented: an address that nobody
    /// can guess is their only protection.
    /// </summary>
    [JsonPropertyName("targetUrl")]
    [Mandatory]
    public string? TargetUrl { get; set; }
}
