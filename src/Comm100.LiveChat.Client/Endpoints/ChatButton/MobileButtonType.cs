using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The form of a chat button on mobile devices: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<MobileButtonType>))]
public readonly partial struct MobileButtonType
{
    /// <summary><c>text</c>: a text.</summary>
    [Value("text")]
    public static partial MobileButtonType Text { get; }

    /// <summary><c>image</c>: an image.</summary>
    [Value("image")]
    public static partial MobileButtonType Image { get; }
}
