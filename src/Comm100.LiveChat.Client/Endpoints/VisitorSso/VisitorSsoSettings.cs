using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The single sign-on of visitors (API document, section "Visitor SSO Settings JSON Format").</summary>
public sealed class VisitorSsoSettings : LiveChatModel
{
    /// <summary>The id of the site. Read-only.</summary>
    [JsonPropertyName("siteId")]
    [ReadOnlyProperty]
    public long? SiteId { get; set; }

    /// <summary>Whether visitors can sign in. Mandatory in the document.</summary>
    [JsonPropertyName("isEnable")]
    [Mandatory]
    public bool? IsEnable { get; set; }

    /// <summary>The address at which visitors sign in.</summary>
    [JsonPropertyName("signInUrl")]
    public string? SignInUrl { get; set; }

    /// <summary>The certificate that the identity provider signs with, in base64.</summary>
    [JsonPropertyName("idpCertificate")]
    public string? IdpCertificate { get; set; }

    /// <summary>The file name of the certificate.</summary>
    [JsonPropertyName("idpCertificateFileName")]
    public string? IdpCertificateFileName { get; set; }

    /// <summary>Which attributes of the identity provider fill which fields of a visitor. A list that is sent replaces the old one.</summary>
    [JsonPropertyName("dataMappings")]
    public IList<SsoDataMapping>? DataMappings { get; set; }

    /// <summary>How visitors sign in, campaign by campaign. A list that is sent replaces the old one.</summary>
    [JsonPropertyName("campaignSSOOptions")]
    public IList<CampaignSsoOptions>? CampaignSSOOptions { get; set; }
}
