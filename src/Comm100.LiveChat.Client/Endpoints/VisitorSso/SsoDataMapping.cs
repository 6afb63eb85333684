using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The mapping of an attribute of the identity provider to a field (API document, section "SSO Data Mapping JSON Format").</summary>
[DebuggerDisplay("SsoDataMapping")]
public sealed class SsoDataMapping : LiveChatModel
{
    /// <summary>The name of the attribute of the identity provider. Mandatory.</summary>
    [JsonPropertyName("ssoAttribute")]
    [Mandatory]
    public string? SsoAttribute { get; set; }

    /// <summary>The name of the field that gets the value. Mandatory.</summary>
    [JsonPropertyName("comm100Field")]
    [Mandatory]
    public string? Comm100Field { get; set; }
}
