using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The single sign-on of visitors (API document, section "Visitor SSO Settings JSON Format").</summary>
[DebuggerDisplay("VisitorSsoSettings")]
public sealed class VisitorSsoSettings : LiveChatModel
{
    /// <summary>The id of the site. Read-only.</summary>
    [JsonPropertyName("siteId")]
    [ReadOnlyProperty]
    public long? SiteId { get; set; }

    /// <summary>Whether visitors can sign in. Mandatory according to the API document.</summary>
    [JsonPropertyName("isEnable")]
    [Mandatory]
    public bool? IsEnable { get; set; }

    /// <summary>The sign-in address.</summary>
    [JsonPropertyName("signInUrl")]
    public string? SignInUrl { get; set; }

    /// <summary>The signing certificate of the identity provider, as Base64.</summary>
    [JsonPropertyName("idpCertificate")]
    public string? IdpCertificate { get; set; }

    /// <summary>The file name of the certificate.</summary>
    [JsonPropertyName("idpCertificateFileName")]
    public string? IdpCertificateFileName { get; set; }

    /// <summary>
    /// The mappings of the attributes of the identity provider to the fields of a visitor. A list that is sent replaces the existing list.
    /// </summary>
    [JsonPropertyName("dataMappings")]
    public IList<SsoDataMapping>? DataMappings { get; set; }

    /// <summary>The sign-in of visitors in each campaign. A list that is sent replaces the existing list.</summary>
    [JsonPropertyName("campaignSSOOptions")]
    public IList<CampaignSsoOptions>? CampaignSSOOptions { get; set; }
}
