using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The sign-in of visitors in one campaign (API document, section "Campaign SSO Options JSON Format").</summary>
[DebuggerDisplay("CampaignSsoOptions")]
public sealed class CampaignSsoOptions : LiveChatModel
{
    /// <summary>
    /// The id of the campaign. It is sent although the API document calls it read-only, because it identifies the campaign of the options.
    /// </summary>
    [JsonPropertyName("campaignId")]
    public long? CampaignId { get; set; }

    /// <summary>Whether visitors can or must sign in.</summary>
    [JsonPropertyName("signInType")]
    public SignInType? SignInType { get; set; }

    /// <summary>Whether visitors who have signed in skip the pre-chat form.</summary>
    [JsonPropertyName("isSkipPrechat")]
    public bool? IsSkipPrechat { get; set; }
}
