using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The enabled features of the site (API document, section "Live Chat Config JSON Format").</summary>
[DebuggerDisplay("LiveChatConfig")]
public sealed class LiveChatConfig : LiveChatModel
{
    /// <summary>The id of the site. Read-only.</summary>
    [JsonPropertyName("siteId")]
    [ReadOnlyProperty]
    public long? SiteId { get; set; }

    /// <summary>Whether the site has more than one campaign.</summary>
    [JsonPropertyName("isEnableMultipleCampaigns")]
    public bool? IsEnableMultipleCampaigns { get; set; }

    /// <summary>Whether the site has auto allocation of chats; see <see cref="AutoAllocation"/>.</summary>
    [JsonPropertyName("isEnableAutoAllocation")]
    public bool? IsEnableAutoAllocation { get; set; }

    /// <summary>Whether the site has custom away statuses; see <see cref="CustomAwayStatus"/>.</summary>
    [JsonPropertyName("isEnableCustomAwayStatus")]
    public bool? IsEnableCustomAwayStatus { get; set; }

    /// <summary>Whether the site has departments; see <see cref="Department"/>.</summary>
    [JsonPropertyName("isEnableDepartment")]
    public bool? IsEnableDepartment { get; set; }

    /// <summary>Whether the site has automatic translation.</summary>
    [JsonPropertyName("isEnableAutoTranslation")]
    public bool? IsEnableAutoTranslation { get; set; }

    /// <summary>Whether the site has audio and video chats.</summary>
    [JsonPropertyName("isEnableAudioAndVideoChat")]
    public bool? IsEnableAudioAndVideoChat { get; set; }

    /// <summary>Whether the site has visitor segments; see <see cref="VisitorSegmentation"/>.</summary>
    [JsonPropertyName("isEnableVisitorSegmentation")]
    public bool? IsEnableVisitorSegmentation { get; set; }

    /// <summary>Whether the site has single sign-on of visitors; see <see cref="VisitorSsoSettings"/>.</summary>
    [JsonPropertyName("isEnableVisitorSSO")]
    public bool? IsEnableVisitorSSO { get; set; }

    /// <summary>Whether the site has masking of credit card numbers.</summary>
    [JsonPropertyName("isEnableCreditCardMasking")]
    public bool? IsEnableCreditCardMasking { get; set; }

    /// <summary>Whether the site has custom variables; see <see cref="CustomVariable"/>.</summary>
    [JsonPropertyName("isEnableCustomVariables")]
    public bool? IsEnableCustomVariables { get; set; }

    /// <summary>Whether the site has the Salesforce integration.</summary>
    [JsonPropertyName("isEnableSalesforce")]
    public bool? IsEnableSalesforce { get; set; }

    /// <summary>Whether the site has the Zendesk integration.</summary>
    [JsonPropertyName("isEnableZendesk")]
    public bool? IsEnableZendesk { get; set; }

    /// <summary>Whether the site has the Google Analytics integration.</summary>
    [JsonPropertyName("isEnableGoogleAnalytics")]
    public bool? IsEnableGoogleAnalytics { get; set; }

    /// <summary>Whether the site has the GoToMeeting integration. The service can also send it as <c>isEnableGotoMetting</c>.</summary>
    [JsonPropertyName("isEnableGotoMeeting")]
    [AlsoNamed("isEnableGotoMetting")]
    public bool? IsEnableGotoMeeting { get; set; }

    /// <summary>Whether the site has the join.me integration.</summary>
    [JsonPropertyName("isEnableJoinme")]
    public bool? IsEnableJoinme { get; set; }
}
