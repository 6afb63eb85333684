using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>How visitors of one campaign sign in (API document, section "Campaign SSO Options JSON Format").</summary>
public sealed class CampaignSsoOptions : LiveChatModel
{
    /// <summary>The id of the campaign. Read-only in the document; it is sent all the same, since it tells which campaign the options are of.</summary>
    [JsonPropertyName("campaignId")]
    public long? CampaignId { get; set; }

    /// <summary>Whether visitors can or must sign in.</summary>
    [JsonPropertyName("signInType")]
    public SignInType? SignInType { get; set; }

    /// <summary>Whether visitors who have signed in skip the form before the chat.</summary>
    [JsonPropertyName("isSkipPrechat")]
    public bool? IsSkipPrechat { get; set; }
}
