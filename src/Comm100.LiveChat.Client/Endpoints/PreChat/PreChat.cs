using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The form that visitors complete before a chat (API document, section "Pre-Chat JSON Format").</summary>
[DebuggerDisplay("PreChat")]
public sealed class PreChat : LiveChatModel
{
    /// <summary>Whether visitors must complete the form before a chat. Mandatory according to the API document.</summary>
    [JsonPropertyName("isEnable")]
    [Mandatory]
    public bool? IsEnable { get; set; }

    /// <summary>The header of the form.</summary>
    [JsonPropertyName("header")]
    public PreChatHeader? Header { get; set; }

    /// <summary>The message above the fields.</summary>
    [JsonPropertyName("greetingMessage")]
    public string? GreetingMessage { get; set; }

    /// <summary>The accounts with which visitors can log in instead of completing the form.</summary>
    [JsonPropertyName("socialLogin")]
    public PreChatSocialLogin? SocialLogin { get; set; }

    /// <summary>Whether the form remembers the previous entries of a visitor.</summary>
    [JsonPropertyName("isRememberVisitorInfo")]
    public bool? IsRememberVisitorInfo { get; set; }

    /// <summary>The layout of the fields. Mandatory according to the API document.</summary>
    [JsonPropertyName("fieldLayout")]
    [Mandatory]
    public FieldLayout? FieldLayout { get; set; }

    /// <summary>
    /// The fields of the form. A list that is sent replaces the existing list; <see cref="Field.Id"/> identifies an existing field.
    /// </summary>
    [JsonPropertyName("fields")]
    public IList<Field>? Fields { get; set; }
}

/// <summary>The header of the pre-chat form (API document, section "Pre-Chat JSON Format", <c>header.*</c>).</summary>
[DebuggerDisplay("PreChatHeader")]
public sealed class PreChatHeader : LiveChatModel
{
    /// <summary>Whether <see cref="TeamName"/> is shown.</summary>
    [JsonPropertyName("isShowTeamName")]
    public bool? IsShowTeamName { get; set; }

    /// <summary>The name of the team, when <see cref="IsShowTeamName"/> is true.</summary>
    [JsonPropertyName("teamName")]
    public string? TeamName { get; set; }

    /// <summary>Whether the pictures of the agents are shown. The service can also send it as <c>isShowAdatar</c>.</summary>
    [JsonPropertyName("isShowAvatars")]
    [AlsoNamed("isShowAdatar")]
    public bool? IsShowAvatars { get; set; }
}

/// <summary>The accounts with which visitors can log in before a chat (API document, section "Pre-Chat JSON Format", <c>socialLogin.*</c>).</summary>
[DebuggerDisplay("PreChatSocialLogin")]
public sealed class PreChatSocialLogin : LiveChatModel
{
    /// <summary>Whether visitors can log in with Google.</summary>
    [JsonPropertyName("isUseGoogle")]
    public bool? IsUseGoogle { get; set; }

    /// <summary>Whether visitors can log in with Facebook.</summary>
    [JsonPropertyName("isUseFacebook")]
    public bool? IsUseFacebook { get; set; }
}
