using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>An address to which the service posts an event (API document, section "Webhook JSON Format").</summary>
[DebuggerDisplay("Webhook {Id}")]
public sealed class Webhook : LiveChatModel
{
    /// <summary>The id of the webhook. Read-only: the service assigns it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The event that the service posts. Mandatory on create.</summary>
    [JsonPropertyName("event")]
    [Mandatory]
    public WebhookEvent? Event { get; set; }

    /// <summary>
    /// The address to which the service posts. Mandatory on create. The API document describes no signature, so use an address that nobody
    /// can guess.
    /// </summary>
    [JsonPropertyName("targetUrl")]
    [Mandatory]
    [SecretPath]
    public string? TargetUrl { get; set; }
}
