using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// The form in which visitors leave a message while no agent is online (API document, section "Offline Message JSON Format").
/// </summary>
[DebuggerDisplay("OfflineMessageForm")]
public sealed class OfflineMessageForm : LiveChatModel
{
    /// <summary>Whether a custom page replaces the form. Mandatory according to the API document.</summary>
    [JsonPropertyName("isUseOwnPage")]
    [Mandatory]
    public bool? IsUseOwnPage { get; set; }

    /// <summary>The custom page, when <see cref="IsUseOwnPage"/> is true.</summary>
    [JsonPropertyName("page")]
    public OfflineMessageFormPage? Page { get; set; }

    /// <summary>The message above the fields.</summary>
    [JsonPropertyName("greetingMessage")]
    public string? GreetingMessage { get; set; }

    /// <summary>The header of the form.</summary>
    [JsonPropertyName("header")]
    public OfflineMessageFormHeader? Header { get; set; }

    /// <summary>The layout of the fields.</summary>
    [JsonPropertyName("fieldLayout")]
    public FieldLayout? FieldLayout { get; set; }

    /// <summary>
    /// The fields of the form. A list that is sent replaces the existing list; <see cref="Field.Id"/> identifies an existing field.
    /// </summary>
    [JsonPropertyName("fields")]
    public IList<Field>? Fields { get; set; }
}

/// <summary>A custom page that replaces the offline message form (API document, section "Offline Message JSON Format", <c>page.*</c>).</summary>
[DebuggerDisplay("OfflineMessageFormPage")]
public sealed class OfflineMessageFormPage : LiveChatModel
{
    /// <summary>The address of the page, when <see cref="OfflineMessageForm.IsUseOwnPage"/> is true.</summary>
    [JsonPropertyName("url")]
    public string? Url { get; set; }

    /// <summary>Whether the page opens in a new window, when <see cref="OfflineMessageForm.IsUseOwnPage"/> is true.</summary>
    [JsonPropertyName("isOpenInNewWindow")]
    public bool? IsOpenInNewWindow { get; set; }
}

/// <summary>The header of the offline message form (API document, section "Offline Message JSON Format", <c>header.*</c>).</summary>
[DebuggerDisplay("OfflineMessageFormHeader")]
public sealed class OfflineMessageFormHeader : LiveChatModel
{
    /// <summary>Whether <see cref="TeamName"/> is shown.</summary>
    [JsonPropertyName("isShowTeamName")]
    public bool? IsShowTeamName { get; set; }

    /// <summary>Whether the pictures of the agents are shown. The service can also send it as <c>isShowAvator</c>.</summary>
    [JsonPropertyName("isShowAvatar")]
    [AlsoNamed("isShowAvator")]
    public bool? IsShowAvatar { get; set; }

    /// <summary>The name of the team, when <see cref="IsShowTeamName"/> is true.</summary>
    [JsonPropertyName("teamName")]
    public string? TeamName { get; set; }
}
