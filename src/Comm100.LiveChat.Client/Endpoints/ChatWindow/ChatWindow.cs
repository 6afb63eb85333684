using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The chat window of a campaign (API document, section "Chat Window JSON Format").</summary>
[DebuggerDisplay("ChatWindow")]
public sealed class ChatWindow : LiveChatModel
{
    /// <summary>The style of the window; it determines which settings of header and body apply. Mandatory according to the API document.</summary>
    [JsonPropertyName("style")]
    [Mandatory]
    public ChatWindowStyle? Style { get; set; }

    /// <summary>The color of the window, such as <c>#ff0000</c>. Mandatory according to the API document.</summary>
    [JsonPropertyName("color")]
    [Mandatory]
    public string? Color { get; set; }

    /// <summary>Whether the window is embedded in the page or opens as a separate window. Mandatory according to the API document.</summary>
    [JsonPropertyName("type")]
    [Mandatory]
    public ChatWindowType? Type { get; set; }

    /// <summary>Additional style sheet rules for the window.</summary>
    [JsonPropertyName("customCSS")]
    public string? CustomCSS { get; set; }

    /// <summary>The settings of a separate window, when <see cref="Type"/> is <see cref="ChatWindowType.Popup"/>.</summary>
    [JsonPropertyName("popup")]
    public ChatWindowPopup? Popup { get; set; }

    /// <summary>What visitors and agents can do in the window.</summary>
    [JsonPropertyName("options")]
    public ChatWindowOptions? Options { get; set; }

    /// <summary>The settings for the end of a chat, transcripts, the greeting and scripts.</summary>
    [JsonPropertyName("advanced")]
    public ChatWindowAdvanced? Advanced { get; set; }

    /// <summary>
    /// The header of the window, when <see cref="Style"/> is <see cref="ChatWindowStyle.Classic"/> or <see cref="ChatWindowStyle.Simple"/>.
    /// </summary>
    [JsonPropertyName("header")]
    public ChatWindowHeader? Header { get; set; }

    /// <summary>
    /// The settings of the messages, when <see cref="Style"/> is <see cref="ChatWindowStyle.Classic"/> or
    /// <see cref="ChatWindowStyle.Simple"/>.
    /// </summary>
    [JsonPropertyName("body")]
    public ChatWindowBody? Body { get; set; }
}

/// <summary>The settings of a separate chat window (API document, section "Chat Window JSON Format", <c>popup.*</c>).</summary>
[DebuggerDisplay("ChatWindowPopup")]
public sealed class ChatWindowPopup : LiveChatModel
{
    /// <summary>The title of the window, when <see cref="ChatWindow.Type"/> is <see cref="ChatWindowType.Popup"/>.</summary>
    [JsonPropertyName("title")]
    public string? Title { get; set; }
}

/// <summary>What visitors and agents can do in a chat window (API document, section "Chat Window JSON Format", <c>options.*</c>).</summary>
[DebuggerDisplay("ChatWindowOptions")]
public sealed class ChatWindowOptions : LiveChatModel
{
    /// <summary>Whether visitors can print the chat.</summary>
    [JsonPropertyName("isCanPrintTranscript")]
    public bool? IsCanPrintTranscript { get; set; }

    /// <summary>Whether visitors can request the transcript by e-mail; see <see cref="Email"/>.</summary>
    [JsonPropertyName("isCanEmailTranscript")]
    public bool? IsCanEmailTranscript { get; set; }

    /// <summary>The sender of the e-mails with transcripts, when <see cref="IsCanEmailTranscript"/> is true.</summary>
    [JsonPropertyName("email")]
    public ChatWindowOptionsEmail? Email { get; set; }

    /// <summary>Whether visitors who wait for a chat can leave an offline message instead.</summary>
    [JsonPropertyName("isCanSwitchToOffline")]
    public bool? IsCanSwitchToOffline { get; set; }

    /// <summary>Whether files can be sent. (The document says: by the agent.)</summary>
    [JsonPropertyName("isCanSendFile")]
    public bool? IsCanSendFile { get; set; }

    /// <summary>Whether agents can chat by audio.</summary>
    [JsonPropertyName("isCanAudioChat")]
    public bool? IsCanAudioChat { get; set; }

    /// <summary>Whether agents can chat by video.</summary>
    [JsonPropertyName("isCanVideoChat")]
    public bool? IsCanVideoChat { get; set; }
}

/// <summary>The sender of the e-mails with transcripts (API document, section "Chat Window JSON Format", <c>options.email.*</c>).</summary>
[DebuggerDisplay("ChatWindowOptionsEmail")]
public sealed class ChatWindowOptionsEmail : LiveChatModel
{
    /// <summary>Whether the agent is the sender. Otherwise the sender is <see cref="FromEmail"/>.</summary>
    [JsonPropertyName("isFromAgent")]
    public bool? IsFromAgent { get; set; }

    /// <summary>The address of the sender, when <see cref="IsFromAgent"/> is false.</summary>
    [JsonPropertyName("fromEmail")]
    public string? FromEmail { get; set; }

    /// <summary>The name of the sender, when <see cref="IsFromAgent"/> is false.</summary>
    [JsonPropertyName("fromName")]
    public string? FromName { get; set; }
}

/// <summary>
/// The settings for the end of a chat, transcripts, the greeting and scripts (API document, section "Chat Window JSON Format",
/// <c>advanced.*</c>).
/// </summary>
[DebuggerDisplay("ChatWindowAdvanced")]
public sealed class ChatWindowAdvanced : LiveChatModel
{
    /// <summary>Whether a chat ends automatically when its visitor is inactive.</summary>
    [JsonPropertyName("isAutoEndChatWhenVisitorInactivity")]
    public bool? IsAutoEndChatWhenVisitorInactivity { get; set; }

    /// <summary>
    /// The time of inactivity after which a chat ends, when <see cref="IsAutoEndChatWhenVisitorInactivity"/> is true: in minutes according
    /// to this API document, in seconds according to later ones.
    /// </summary>
    [JsonPropertyName("timeAutoEndChatWhenVisitorInactivity")]
    public long? TimeAutoEndChatWhenVisitorInactivity { get; set; }

    /// <summary>Whether the transcript is sent to <see cref="TranscriptEmailAddress"/> when a chat has ended.</summary>
    [JsonPropertyName("isAutoSendTranscriptToEmail")]
    public bool? IsAutoSendTranscriptToEmail { get; set; }

    /// <summary>The address that transcripts are sent to, when <see cref="IsAutoSendTranscriptToEmail"/> is true.</summary>
    [JsonPropertyName("transcriptEmailAddress")]
    public string? TranscriptEmailAddress { get; set; }

    /// <summary>The subject of the e-mails with transcripts, when <see cref="IsAutoSendTranscriptToEmail"/> is true.</summary>
    [JsonPropertyName("transcriptEmailSubject")]
    public string? TranscriptEmailSubject { get; set; }

    /// <summary>The message that greets visitors.</summary>
    [JsonPropertyName("greetingMessage")]
    public string? GreetingMessage { get; set; }

    /// <summary>Whether the script in <see cref="CustomJS"/> is added to the window.</summary>
    [JsonPropertyName("isUseCustomJS")]
    public bool? IsUseCustomJS { get; set; }

    /// <summary>The script that is added to the window, when <see cref="IsUseCustomJS"/> is true.</summary>
    [JsonPropertyName("customJS")]
    public string? CustomJS { get; set; }
}

/// <summary>The header of a chat window (API document, section "Chat Window JSON Format", <c>header.*</c>).</summary>
[DebuggerDisplay("ChatWindowHeader")]
public sealed class ChatWindowHeader : LiveChatModel
{
    /// <summary>
    /// The content of the header: agent information or a banner, or, with the style <see cref="ChatWindowStyle.Simple"/>, avatar and logo.
    /// </summary>
    [JsonPropertyName("type")]
    public ChatWindowHeaderType? Type { get; set; }

    /// <summary>The agent information, when <see cref="Type"/> is <see cref="ChatWindowHeaderType.AgentInfo"/>.</summary>
    [JsonPropertyName("agentInfo")]
    public ChatWindowHeaderAgentInfo? AgentInfo { get; set; }

    /// <summary>The banner, when <see cref="Type"/> is <see cref="ChatWindowHeaderType.BannerImage"/>.</summary>
    [JsonPropertyName("banner")]
    public ChatWindowHeaderBanner? Banner { get; set; }

    /// <summary>Avatar and logo, when <see cref="Type"/> is <see cref="ChatWindowHeaderType.AvatarAndLogo"/>.</summary>
    [JsonPropertyName("avatarAndLogo")]
    public ChatWindowHeaderAvatarAndLogo? AvatarAndLogo { get; set; }
}

/// <summary>
/// The agent information in the header of a chat window (API document, section "Chat Window JSON Format", <c>header.agentInfo.*</c>).
/// </summary>
[DebuggerDisplay("ChatWindowHeaderAgentInfo")]
public sealed class ChatWindowHeaderAgentInfo : LiveChatModel
{
    /// <summary>
    /// Whether the agent's picture is shown, when <see cref="ChatWindowHeader.Type"/> is <see cref="ChatWindowHeaderType.AgentInfo"/>
    /// or <see cref="ChatWindowHeaderType.AvatarAndLogo"/>.
    /// </summary>
    [JsonPropertyName("isShowAvatar")]
    public bool? IsShowAvatar { get; set; }

    /// <summary>
    /// Whether the agent's title is shown, when <see cref="ChatWindowHeader.Type"/> is <see cref="ChatWindowHeaderType.AgentInfo"/>.
    /// </summary>
    [JsonPropertyName("isShowTitle")]
    public bool? IsShowTitle { get; set; }

    /// <summary>
    /// Whether the agent's biography is shown, when <see cref="ChatWindowHeader.Type"/> is
    /// <see cref="ChatWindowHeaderType.AgentInfo"/>.
    /// </summary>
    [JsonPropertyName("isShowBio")]
    public bool? IsShowBio { get; set; }
}

/// <summary>The banner at the top of a chat window (API document, section "Chat Window JSON Format", <c>header.banner.*</c>).</summary>
[DebuggerDisplay("ChatWindowHeaderBanner")]
public sealed class ChatWindowHeaderBanner : LiveChatModel
{
    /// <summary>The source of the banner.</summary>
    [JsonPropertyName("imageType")]
    public ImageSource? ImageType { get; set; }

    /// <summary>The id of the banner, when <see cref="ChatWindowHeader.Type"/> is <see cref="ChatWindowHeaderType.BannerImage"/>.</summary>
    [JsonPropertyName("imageId")]
    public long? ImageId { get; set; }
}

/// <summary>
/// Avatar and logo at the top of a chat window (API document, section "Chat Window JSON Format", <c>header.avatarAndLogo.*</c>).
/// </summary>
[DebuggerDisplay("ChatWindowHeaderAvatarAndLogo")]
public sealed class ChatWindowHeaderAvatarAndLogo : LiveChatModel
{
    /// <summary>
    /// Whether the agent's picture is shown, when <see cref="ChatWindowHeader.Type"/> is <see cref="ChatWindowHeaderType.AvatarAndLogo"/>.
    /// The service can also send it as <c>isAvatar</c>.
    /// </summary>
    [JsonPropertyName("isShowAvatar")]
    [AlsoNamed("isAvatar")]
    public bool? IsShowAvatar { get; set; }

    /// <summary>
    /// Whether the company's logo is shown, when <see cref="ChatWindowHeader.Type"/> is
    /// <see cref="ChatWindowHeaderType.AvatarAndLogo"/>.
    /// </summary>
    [JsonPropertyName("isShowLogo")]
    public bool? IsShowLogo { get; set; }

    /// <summary>
    /// The id of the company's logo, when <see cref="ChatWindowHeader.Type"/> is <see cref="ChatWindowHeaderType.AvatarAndLogo"/>.
    /// </summary>
    [JsonPropertyName("logoImageId")]
    public long? LogoImageId { get; set; }
}

/// <summary>
/// The settings of the messages in a chat window, when <see cref="ChatWindow.Style"/> is <see cref="ChatWindowStyle.Classic"/> or
/// <see cref="ChatWindowStyle.Simple"/> (API document, section "Chat Window JSON Format", <c>body.*</c>).
/// </summary>
[DebuggerDisplay("ChatWindowBody")]
public sealed class ChatWindowBody : LiveChatModel
{
    /// <summary>Whether the picture of the agent is shown next to the messages.</summary>
    [JsonPropertyName("isShowAvatar")]
    public bool? IsShowAvatar { get; set; }

    /// <summary>Whether the background has a texture or an image.</summary>
    [JsonPropertyName("isShowBackground")]
    public bool? IsShowBackground { get; set; }

    /// <summary>
    /// The id of the image in the background, when <see cref="IsShowBackground"/> is true. The API document writes <c>backgroudImageId</c>;
    /// the service can also send <c>backgroundImageId</c>.
    /// </summary>
    [JsonPropertyName("backgroudImageId")]
    [AlsoNamed("backgroundImageId")]
    public long? BackgroundImageId { get; set; }
}
