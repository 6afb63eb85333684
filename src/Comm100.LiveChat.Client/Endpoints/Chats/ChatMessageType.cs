using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The sender of a <see cref="ChatMessage"/>: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ChatMessageType>))]
public readonly partial struct ChatMessageType
{
    /// <summary><c>agent</c>: an agent.</summary>
    [Value("agent")]
    public static partial ChatMessageType Agent { get; }

    /// <summary><c>visitor</c>: the visitor.</summary>
    [Value("visitor")]
    public static partial ChatMessageType Visitor { get; }

    /// <summary><c>system</c>: the system, for example when someone joins.</summary>
    [Value("system")]
    public static partial ChatMessageType System { get; }
}
