using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The texts of a campaign's windows (API document, section "Campaign Language JSON Format").</summary>
[DebuggerDisplay("CampaignLanguage")]
public sealed class CampaignLanguage : LiveChatModel
{
    /// <summary>
    /// Whether the default texts are used instead of those in <see cref="LanguageTexts"/>. Mandatory according to the API document.
    /// </summary>
    [JsonPropertyName("isUseDefaultLanguageText")]
    [Mandatory]
    public bool? IsUseDefaultLanguageText { get; set; }

    /// <summary>Whether the language is written from right to left.</summary>
    [JsonPropertyName("isRTL")]
    public bool? IsRTL { get; set; }

    /// <summary>
    /// The texts. <see cref="LanguageText.Category"/> and <see cref="LanguageText.Name"/> identify a text. A list that is sent replaces the
    /// existing list.
    /// </summary>
    [JsonPropertyName("languageTexts")]
    public IList<LanguageText>? LanguageTexts { get; set; }
}
