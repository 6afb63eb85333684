using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The form in which visitors leave a message while no agent is online (API document, section "Offline Message JSON Format").
/// </summary>
public sealed class OfflineMessageForm : LiveChatModel
{
    /// <summary>Whether a page of the account's own takes the place of the form. Mandatory in the document.</summary>
    [JsonPropertyName("isUseOwnPage")]
    [Mandatory]
    public bool? IsUseOwnPage { get; set; }

    /// <summary>The account's own page, when <see cref="IsUseOwnPage"/> is true.</summary>
    [JsonPropertyName("page")]
    public OfflineMessageFormPage? Page { get; set; }

    /// <summary>The message above the fields.</summary>
    [JsonPropertyName("greetingMessage")]
    public string? GreetingMessage { get; set; }

    /// <summary>What the top of the form shows.</summary>
    [JsonPropertyName("header")]
    public OfflineMessageFormHeader? Header { get; set; }

    /// <summary>How the fields are laid out.</summary>
    [JsonPropertyName("fieldLayout")]
    public FieldLayout? FieldLayout { get; set; }

    /// <summary>
    /// The fields of the form. A list that is sent replaces the old one; an element names an old field by its <see cref="Field.Id"/>.
    /// </summary>
    [JsonPropertyName("fields")]
    public IList<Field>? Fields { get; set; }
}

/// <summary>
/// An account's own page in the place of the offline message form (API document, section "Offline Message JSON Format", <c>page.*</c>).
/// </summary>
public sealed class OfflineMessageFormPage : LiveChatModel
{
    /// <summary>The address of the page, when <see cref="OfflineMessageForm.IsUseOwnPage"/> is true.</summary>
    [JsonPropertyName("url")]
    public string? Url { get; set; }

    /// <summary>Whether the page opens in a new window, when <see cref="OfflineMessageForm.IsUseOwnPage"/> is true.</summary>
    [JsonPropertyName("isOpenInNewWindow")]
    public bool? IsOpenInNewWindow { get; set; }
}

/// <summary>
/// What the top of the offline message form shows (API document, section "Offline Message JSON Format", <c>header.*</c>).
/// </summary>
public sealed class OfflineMessageFormHeader : LiveChatModel
{
    /// <summary>Whether <see cref="TeamName"/> is shown.</summary>
    [JsonPropertyName("isShowTeamName")]
    public bool? IsShowTeamName { get; set; }

    /// <summary>Whether the agents' pictures are shown. The spelling <c>isShowAvator</c> is read too.</summary>
    [JsonPropertyName("isShowAvatar")]
    public bool? IsShowAvatar { get; set; }

    /// <summary>The name of the team, when <see cref="IsShowTeamName"/> is true.</summary>
    [JsonPropertyName("teamName")]
    public string? TeamName { get; set; }
}
