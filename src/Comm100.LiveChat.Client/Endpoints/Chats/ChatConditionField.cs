using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// A field that chats can be searched by. The API document gives one example and no list; any other string is allowed (API document,
/// section "Get chats list").
/// </summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ChatConditionField>))]
public readonly partial struct ChatConditionField
{
    /// <summary><c>agent</c>: the agent who took part in the chat.</summary>
    [Value("agent")]
    public static partial ChatConditionField Agent { get; }
}
