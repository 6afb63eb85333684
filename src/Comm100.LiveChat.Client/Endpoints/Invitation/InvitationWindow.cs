using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The content of an invitation (API document, section "Invitation Window JSON Format").</summary>
[DebuggerDisplay("InvitationWindow")]
public sealed class InvitationWindow : LiveChatModel
{
    /// <summary>The text of the invitation.</summary>
    [JsonPropertyName("message")]
    public InvitationWindowMessage? Message { get; set; }

    /// <summary>The image that pops up, when <see cref="Invitation.Style"/> is <see cref="InvitationStyle.Popup"/>.</summary>
    [JsonPropertyName("popup")]
    public InvitationWindowPopup? Popup { get; set; }
}

/// <summary>The text of an invitation (API document, section "Invitation Window JSON Format", <c>message.*</c>).</summary>
[DebuggerDisplay("InvitationWindowMessage")]
public sealed class InvitationWindowMessage : LiveChatModel
{
    /// <summary>The text.</summary>
    [JsonPropertyName("content")]
    public string? Content { get; set; }

    /// <summary>The name of the font.</summary>
    [JsonPropertyName("font")]
    public string? Font { get; set; }

    /// <summary>Whether the text is bold.</summary>
    [JsonPropertyName("bold")]
    public bool? Bold { get; set; }

    /// <summary>The size of the font, as a string. The API document does not list the sizes.</summary>
    [JsonPropertyName("fontsize")]
    public string? Fontsize { get; set; }

    /// <summary>Whether the text is italic.</summary>
    [JsonPropertyName("italic")]
    public bool? Italic { get; set; }

    /// <summary>The color of the text, such as <c>#ff0000</c>.</summary>
    [JsonPropertyName("color")]
    public string? Color { get; set; }
}

/// <summary>The image of an invitation that pops up (API document, section "Invitation Window JSON Format", <c>popup.*</c>).</summary>
[DebuggerDisplay("InvitationWindowPopup")]
public sealed class InvitationWindowPopup : LiveChatModel
{
    /// <summary>The position of the invitation on the page.</summary>
    [JsonPropertyName("position")]
    public InvitationPosition? Position { get; set; }

    /// <summary>The source of the image. The service can also send it as <c>image.type</c>, in an object.</summary>
    [JsonPropertyName("imageType")]
    [AlsoNamed("image.type")]
    public ImageSource? ImageType { get; set; }

    /// <summary>The id of the image. The service can also send it as <c>image.id</c>, in an object.</summary>
    [JsonPropertyName("imageId")]
    [AlsoNamed("image.id")]
    public long? ImageId { get; set; }

    /// <summary>The part of the image that contains the text.</summary>
    [JsonPropertyName("messageFrame")]
    public InvitationWindowFrame? MessageFrame { get; set; }

    /// <summary>The part of the image that closes the invitation.</summary>
    [JsonPropertyName("closeFrame")]
    public InvitationWindowFrame? CloseFrame { get; set; }

    /// <summary>The image as an object, if the service sent it in that form.</summary>
    internal InvitationWindowPopupImage? Image { get; set; }
}

/// <summary>
/// A part of the image of an invitation (API document, section "Invitation Window JSON Format", <c>popup.messageFrame.*</c> and
/// <c>popup.closeFrame.*</c>). The API document does not name the unit.
/// </summary>
[DebuggerDisplay("InvitationWindowFrame")]
public sealed class InvitationWindowFrame : LiveChatModel
{
    /// <summary>The distance from the left of the image.</summary>
    [JsonPropertyName("x")]
    public double? X { get; set; }

    /// <summary>The distance from the top of the image.</summary>
    [JsonPropertyName("y")]
    public double? Y { get; set; }

    /// <summary>The width.</summary>
    [JsonPropertyName("width")]
    public double? Width { get; set; }

    /// <summary>The height.</summary>
    [JsonPropertyName("height")]
    public double? Height { get; set; }
}
