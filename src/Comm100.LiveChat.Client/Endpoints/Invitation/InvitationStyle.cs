using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The style of the invitations of a campaign: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<InvitationStyle>))]
public readonly partial struct InvitationStyle
{
    /// <summary><c>bubble</c>: a bubble.</summary>
    [Value("bubble")]
    public static partial InvitationStyle Bubble { get; }

    /// <summary><c>popup</c>: an image that pops up; see <see cref="InvitationWindow.Popup"/>.</summary>
    [Value("popup")]
    public static partial InvitationStyle Popup { get; }

    /// <summary><c>chatwindow</c>: the chat window itself.</summary>
    [Value("chatwindow")]
    public static partial InvitationStyle ChatWindow { get; }
}
