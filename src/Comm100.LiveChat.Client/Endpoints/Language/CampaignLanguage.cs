using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The texts of a campaign's windows (API document, section "Campaign Language JSON Format").</summary>
public sealed class CampaignLanguage : LiveChatModel
{
    /// <summary>Whether the default texts are used, and not the ones in <see cref="LanguageTexts"/>. Mandatory in the document.</summary>
    [JsonPropertyName("isUseDefaultLanguageText")]
    [Mandatory]
    public bool? IsUseDefaultLanguageText { get; set; }

    /// <summary>Whether the language is written from right to left.</summary>
    [JsonPropertyName("isRTL")]
    public bool? IsRTL { get; set; }

    /// <summary>
    /// The texts. An element names its text by <see cref="LanguageText.Category"/> and <see cref="LanguageText.Name"/>. A list that is
    /// sent replaces the old one.
    /// </summary>
    [JsonPropertyName("languageTexts")]
    public IList<LanguageText>? LanguageTexts { get; set; }
}
