using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The form that visitors fill in before a chat (API document, section "Pre-Chat JSON Format").</summary>
public sealed class PreChat : LiveChatModel
{
    /// <summary>Whether visitors fill in the form before a chat. Mandatory in the document.</summary>
    [JsonPropertyName("isEnable")]
    [Mandatory]
    public bool? IsEnable { get; set; }

    /// <summary>What the top of the form shows.</summary>
    [JsonPropertyName("header")]
    public PreChatHeader? Header { get; set; }

    /// <summary>The message above the fields.</summary>
    [JsonPropertyName("greetingMessage")]
    public string? GreetingMessage { get; set; }

    /// <summary>With which accounts visitors can log in instead of filling in the form.</summary>
    [JsonPropertyName("socialLogin")]
    public PreChatSocialLogin? SocialLogin { get; set; }

    /// <summary>Whether the form keeps what a visitor entered before.</summary>
    [JsonPropertyName("isRememberVisitorInfo")]
    public bool? IsRememberVisitorInfo { get; set; }

    /// <summary>How the fields are laid out. Mandatory in the document.</summary>
    [JsonPropertyName("fieldLayout")]
    [Mandatory]
    public FieldLayout? FieldLayout { get; set; }

    /// <summary>
    /// The fields of the form. A list that is sent replaces the old one; an element names an old field by its <see cref="Field.Id"/>.
    /// </summary>
    [JsonPropertyName("fields")]
    public IList<Field>? Fields { get; set; }
}

/// <summary>What the top of the pre-chat form shows (API document, section "Pre-Chat JSON Format", <c>header.*</c>).</summary>
public sealed class PreChatHeader : LiveChatModel
{
    /// <summary>Whether <see cref="TeamName"/> is shown.</summary>
    [JsonPropertyName("isShowTeamName")]
    public bool? IsShowTeamName { get; set; }

    /// <summary>The name of the team, when <see cref="IsShowTeamName"/> is true.</summary>
    [JsonPropertyName("teamName")]
    public string? TeamName { get; set; }

    /// <summary>Whether the agents' pictures are shown. The spelling <c>isShowAdatar</c> is read too.</summary>
    [JsonPropertyName("isShowAvatars")]
    public bool? IsShowAvatars { get; set; }
}

/// <summary>
/// With which accounts visitors can log in before a chat (API document, section "Pre-Chat JSON Format", <c>socialLogin.*</c>).
/// </summary>
public sealed class PreChatSocialLogin : LiveChatModel
{
    /// <summary>Whether visitors can log in with Google.</summary>
    [JsonPropertyName("isUseGoogle")]
    public bool? IsUseGoogle { get; set; }

    /// <summary>Whether visitors can log in with Facebook.</summary>
    [JsonPropertyName("isUseFacebook")]
    public bool? IsUseFacebook { get; set; }
}
