using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// A custom away status of the site (API document, section "Custom Away Status JSON Format"). Its name is then a value of
/// <see cref="Agent.Status"/>.
/// </summary>
[DebuggerDisplay("CustomAwayStatus {Id} {Name,nq}")]
public sealed class CustomAwayStatus : LiveChatModel
{
    /// <summary>The id of the custom away status. Read-only: the service assigns it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the status. Mandatory on create.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>Whether agents can choose the status.</summary>
    [JsonPropertyName("isVisible")]
    public bool? IsVisible { get; set; }
}
