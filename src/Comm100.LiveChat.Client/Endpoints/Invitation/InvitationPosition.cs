using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The position of an invitation on the page: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<InvitationPosition>))]
public readonly partial struct InvitationPosition
{
    /// <summary><c>centered</c>: in the center of the page.</summary>
    [Value("centered")]
    public static partial InvitationPosition Centered { get; }

    /// <summary><c>centeredWithOverlay</c>: in the center, with the page behind it dimmed.</summary>
    [Value("centeredWithOverlay")]
    public static partial InvitationPosition CenteredWithOverlay { get; }

    /// <summary><c>topLeft</c>: at the top left.</summary>
    [Value("topLeft")]
    public static partial InvitationPosition TopLeft { get; }

    /// <summary><c>topMiddle</c>: at the top, in the middle.</summary>
    [Value("topMiddle")]
    public static partial InvitationPosition TopMiddle { get; }

    /// <summary><c>topRight</c>: at the top right.</summary>
    [Value("topRight")]
    public static partial InvitationPosition TopRight { get; }

    /// <summary><c>bottomLeft</c>: at the bottom left. The API document writes <c>buttomLeft</c>, which has the same meaning.</summary>
    [Value("bottomLeft", "buttomLeft")]
    public static partial InvitationPosition BottomLeft { get; }

    /// <summary><c>bottomMiddle</c>: at the bottom, in the middle. The API document writes <c>buttomMiddle</c>, which has the same meaning.</summary>
    [Value("bottomMiddle", "buttomMiddle")]
    public static partial InvitationPosition BottomMiddle { get; }

    /// <summary><c>bottomRight</c>: at the bottom right. The API document writes <c>buttomRight</c>, which has the same meaning.</summary>
    [Value("bottomRight", "buttomRight")]
    public static partial InvitationPosition BottomRight { get; }

    /// <summary><c>leftMiddle</c>: at the left, in the middle.</summary>
    [Value("leftMiddle")]
    public static partial InvitationPosition LeftMiddle { get; }

    /// <summary><c>rightMiddle</c>: at the right, in the middle.</summary>
    [Value("rightMiddle")]
    public static partial InvitationPosition RightMiddle { get; }
}
