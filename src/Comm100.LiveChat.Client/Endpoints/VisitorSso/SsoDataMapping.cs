using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>An attribute of the identity provider and the field that it fills (API document, section "SSO Data Mapping JSON Format").</summary>
public sealed class SsoDataMapping : LiveChatModel
{
    /// <summary>The name of the identity provider's attribute. Mandatory.</summary>
    [JsonPropertyName("ssoAttribute")]
    [Mandatory]
    public string? SsoAttribute { get; set; }

    /// <summary>The name of the field that it fills. Mandatory.</summary>
    [JsonPropertyName("comm100Field")]
    [Mandatory]
    public string? Comm100Field { get; set; }
}
