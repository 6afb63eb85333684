using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The position of a chat button on mobile devices: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<MobileButtonPosition>))]
public readonly partial struct MobileButtonPosition
{
    /// <summary><c>bottomLeft</c>: at the bottom, to the left.</summary>
    [Value("bottomLeft")]
    public static partial MobileButtonPosition BottomLeft { get; }

    /// <summary><c>bottomMiddle</c>: at the bottom, in the middle.</summary>
    [Value("bottomMiddle")]
    public static partial MobileButtonPosition BottomMiddle { get; }

    /// <summary><c>bottomRight</c>: at the bottom, to the right.</summary>
    [Value("bottomRight")]
    public static partial MobileButtonPosition BottomRight { get; }

    /// <summary><c>leftMiddle</c>: at the left, in the middle.</summary>
    [Value("leftMiddle")]
    public static partial MobileButtonPosition LeftMiddle { get; }

    /// <summary><c>rightMiddle</c>: at the right, in the middle. The API document writes <c>RightMiddle</c>; case is ignored.</summary>
    [Value("rightMiddle")]
    public static partial MobileButtonPosition RightMiddle { get; }

    /// <summary><c>leftBottom</c>: at the left, to the bottom.</summary>
    [Value("leftBottom")]
    public static partial MobileButtonPosition LeftBottom { get; }

    /// <summary><c>rightBottom</c>: at the right, to the bottom.</summary>
    [Value("rightBottom")]
    public static partial MobileButtonPosition RightBottom { get; }
}
