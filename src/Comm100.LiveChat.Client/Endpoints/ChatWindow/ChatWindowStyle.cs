using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The style of a <see cref="ChatWindow"/>: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ChatWindowStyle>))]
public readonly partial struct ChatWindowStyle
{
    /// <summary><c>classic</c>: the classic window; its header shows the agent or a banner.</summary>
    [Value("classic")]
    public static partial ChatWindowStyle Classic { get; }

    /// <summary><c>simple</c>: the simple window; its header shows the agent, a banner, or avatar and logo.</summary>
    [Value("simple")]
    public static partial ChatWindowStyle Simple { get; }

    /// <summary><c>bubble</c>: messages in bubbles; the settings of header and body do not apply.</summary>
    [Value("bubble")]
    public static partial ChatWindowStyle Bubble { get; }
}
