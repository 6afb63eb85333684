using System.Diagnostics;
using System.Text.Json.Serialization;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The button that opens a campaign's chat window (API document, section "Chat Button JSON Format").</summary>
[DebuggerDisplay("ChatButton")]
public sealed class ChatButton : LiveChatModel
{
    /// <summary>The type of the button; it determines which of the nested settings apply. Mandatory according to the API document.</summary>
    [JsonPropertyName("type")]
    [Mandatory]
    public ChatButtonType? Type { get; set; }

    /// <summary>Whether the button is hidden while no agent is online.</summary>
    [JsonPropertyName("isHideOffline")]
    public bool? IsHideOffline { get; set; }

    /// <summary>Whether the button is shown only on the <see cref="AllowedDomains"/>.</summary>
    [JsonPropertyName("isUseDomainRestriction")]
    public bool? IsUseDomainRestriction { get; set; }

    /// <summary>
    /// The domains or addresses on which the button is shown, when <see cref="IsUseDomainRestriction"/> is true. A list that is sent
    /// replaces the existing list.
    /// </summary>
    [JsonPropertyName("allowedDomains")]
    public IList<string>? AllowedDomains { get; set; }

    /// <summary>The settings of an adaptive button, when <see cref="Type"/> is <see cref="ChatButtonType.Adaptive"/>.</summary>
    [JsonPropertyName("adaptive")]
    public ChatButtonAdaptive? Adaptive { get; set; }

    /// <summary>The settings of an image button, when <see cref="Type"/> is <see cref="ChatButtonType.Image"/>.</summary>
    [JsonPropertyName("image")]
    public ChatButtonImage? Image { get; set; }

    /// <summary>The settings of a text link, when <see cref="Type"/> is <see cref="ChatButtonType.TextLink"/>.</summary>
    [JsonPropertyName("textLink")]
    public ChatButtonTextLink? TextLink { get; set; }
}

/// <summary>The settings of an adaptive chat button (API document, section "Chat Button JSON Format", <c>adaptive.*</c>).</summary>
[DebuggerDisplay("ChatButtonAdaptive")]
public sealed class ChatButtonAdaptive : LiveChatModel
{
    /// <summary>The color of the button, such as <c>#ff0000</c>.</summary>
    [JsonPropertyName("themeColor")]
    public string? ThemeColor { get; set; }

    /// <summary>The icon of the button. A number that the service sends is converted to a string.</summary>
    [JsonPropertyName("icon")]
    [JsonConverter(typeof(LenientStringConverter))]
    public string? Icon { get; set; }
}

/// <summary>The settings of an image chat button (API document, section "Chat Button JSON Format", <c>image.*</c>).</summary>
[DebuggerDisplay("ChatButtonImage")]
public sealed class ChatButtonImage : LiveChatModel
{
    /// <summary>The source of the image.</summary>
    [JsonPropertyName("type")]
    public ImageSource? Type { get; set; }

    /// <summary>The id of the image while an agent is online.</summary>
    [JsonPropertyName("onlineImageId")]
    public long? OnlineImageId { get; set; }

    /// <summary>The id of the image while no agent is online.</summary>
    [JsonPropertyName("offlineImageId")]
    public long? OfflineImageId { get; set; }

    /// <summary>Whether the button floats over the page.</summary>
    [JsonPropertyName("isFloat")]
    public bool? IsFloat { get; set; }

    /// <summary>The position of the button on the page.</summary>
    [JsonPropertyName("position")]
    public ChatButtonImagePosition? Position { get; set; }

    /// <summary>The settings of the button on mobile devices.</summary>
    [JsonPropertyName("mobile")]
    public ChatButtonMobile? Mobile { get; set; }
}

/// <summary>The position of an image chat button on the page (API document, section "Chat Button JSON Format", <c>image.position.*</c>).</summary>
[DebuggerDisplay("ChatButtonImagePosition")]
public sealed class ChatButtonImagePosition : LiveChatModel
{
    /// <summary>The edge or corner that the button is anchored to.</summary>
    [JsonPropertyName("type")]
    public ChatButtonPosition? Type { get; set; }

    /// <summary>
    /// The horizontal distance, as a number or a percentage. (The API document's descriptions of <c>x</c> and <c>y</c> are swapped.)
    /// </summary>
    [JsonPropertyName("x")]
    public Coordinate? X { get; set; }

    /// <summary>The vertical distance, as a number or a percentage. (The API document's descriptions of <c>x</c> and <c>y</c> are swapped.)</summary>
    [JsonPropertyName("y")]
    public Coordinate? Y { get; set; }
}

/// <summary>The settings of an image chat button on mobile devices (API document, section "Chat Button JSON Format", <c>image.mobile.*</c>).</summary>
[DebuggerDisplay("ChatButtonMobile")]
public sealed class ChatButtonMobile : LiveChatModel
{
    /// <summary>Whether the button is a text or an image.</summary>
    [JsonPropertyName("type")]
    public MobileButtonType? Type { get; set; }

    /// <summary>The text while an agent is online, when <see cref="Type"/> is <see cref="MobileButtonType.Text"/>.</summary>
    [JsonPropertyName("onlineText")]
    public string? OnlineText { get; set; }

    /// <summary>The text while no agent is online, when <see cref="Type"/> is <see cref="MobileButtonType.Text"/>.</summary>
    [JsonPropertyName("offlineText")]
    public string? OfflineText { get; set; }

    /// <summary>The color of the button, such as <c>#ff0000</c>, when <see cref="Type"/> is <see cref="MobileButtonType.Text"/>.</summary>
    [JsonPropertyName("themeColor")]
    public string? ThemeColor { get; set; }

    /// <summary>
    /// The id of the image while an agent is online, when <see cref="Type"/> is <see cref="MobileButtonType.Image"/>. The API document
    /// describes a string; a number that the service sends is converted to a string.
    /// </summary>
    [JsonPropertyName("onlineImageId")]
    [JsonConverter(typeof(LenientStringConverter))]
    public string? OnlineImageId { get; set; }

    /// <summary>
    /// The id of the image while no agent is online, when <see cref="Type"/> is <see cref="MobileButtonType.Image"/>. The API document
    /// describes a string; a number that the service sends is converted to a string.
    /// </summary>
    [JsonPropertyName("offlineImageId")]
    [JsonConverter(typeof(LenientStringConverter))]
    public string? OfflineImageId { get; set; }

    /// <summary>The position of the button on the page, when <see cref="Type"/> is <see cref="MobileButtonType.Image"/>.</summary>
    [JsonPropertyName("position")]
    public MobileButtonPosition? Position { get; set; }
}

/// <summary>The settings of a text link that opens the chat (API document, section "Chat Button JSON Format", <c>textLink.*</c>).</summary>
[DebuggerDisplay("ChatButtonTextLink")]
public sealed class ChatButtonTextLink : LiveChatModel
{
    /// <summary>The text of the link.</summary>
    [JsonPropertyName("text")]
    public string? Text { get; set; }
}
