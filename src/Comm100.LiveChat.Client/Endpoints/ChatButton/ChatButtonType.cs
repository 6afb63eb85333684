using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The type of a <see cref="ChatButton"/>: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ChatButtonType>))]
public readonly partial struct ChatButtonType
{
    /// <summary><c>adaptive</c>: a button that adapts to the page; see <see cref="ChatButton.Adaptive"/>.</summary>
    [Value("adaptive")]
    public static partial ChatButtonType Adaptive { get; }

    /// <summary><c>image</c>: an image; see <see cref="ChatButton.Image"/>.</summary>
    [Value("image")]
    public static partial ChatButtonType Image { get; }

    /// <summary><c>textLink</c>: a link; see <see cref="ChatButton.TextLink"/>.</summary>
    [Value("textLink")]
    public static partial ChatButtonType TextLink { get; }
}
