using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>How a <see cref="ChatWindow"/> opens: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ChatWindowType>))]
public readonly partial struct ChatWindowType
{
    /// <summary><c>embedded</c>: in the page.</summary>
    [Value("embedded")]
    public static partial ChatWindowType Embedded { get; }

    /// <summary><c>popup</c>: in a separate window; see <see cref="ChatWindow.Popup"/>.</summary>
    [Value("popup")]
    public static partial ChatWindowType Popup { get; }
}
