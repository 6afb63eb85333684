using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>Who a <see cref="ChatMessage"/> is from: an open list, unknown texts are kept as they came.</summary>
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

    /// <summary><c>system</c>: the system, such as a note that someone joined.</summary>
    [Value("system")]
    public static partial ChatMessageType System { get; }
}
