using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The edge or corner that an image chat button is anchored to: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ChatButtonPosition>))]
public readonly partial struct ChatButtonPosition
{
    /// <summary><c>centered</c>: in the center of the page.</summary>
    [Value("centered")]
    public static partial ChatButtonPosition Centered { get; }

    /// <summary><c>topLeft</c>: at the top left.</summary>
    [Value("topLeft")]
    public static partial ChatButtonPosition TopLeft { get; }

    /// <summary><c>topMiddle</c>: at the top, in the middle.</summary>
    [Value("topMiddle")]
    public static partial ChatButtonPosition TopMiddle { get; }

    /// <summary><c>topRight</c>: at the top right.</summary>
    [Value("topRight")]
    public static partial ChatButtonPosition TopRight { get; }

    /// <summary><c>bottomLeft</c>: at the bottom left. The API document writes <c>buttomLeft</c>, which has the same meaning.</summary>
    [Value("bottomLeft", "buttomLeft")]
    public static partial ChatButtonPosition BottomLeft { get; }

    /// <summary><c>bottomMiddle</c>: at the bottom, in the middle. The API document writes <c>buttomMiddle</c>, which has the same meaning.</summary>
    [Value("bottomMiddle", "buttomMiddle")]
    public static partial ChatButtonPosition BottomMiddle { get; }

    /// <summary><c>bottomRight</c>: at the bottom right. The API document writes <c>buttomRight</c>, which has the same meaning.</summary>
    [Value("bottomRight", "buttomRight")]
    public static partial ChatButtonPosition BottomRight { get; }

    /// <summary><c>leftMiddle</c>: at the left, in the middle.</summary>
    [Value("leftMiddle")]
    public static partial ChatButtonPosition LeftMiddle { get; }

    /// <summary><c>rightMiddle</c>: at the right, in the middle.</summary>
    [Value("rightMiddle")]
    public static partial ChatButtonPosition RightMiddle { get; }
}
