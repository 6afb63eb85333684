using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The reason why no agent accepted a chat: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<MissedOrRefusedChatType>))]
public readonly partial struct MissedOrRefusedChatType
{
    /// <summary><c>missed</c>: no agent answered in time.</summary>
    [Value("missed")]
    public static partial MissedOrRefusedChatType Missed { get; }

    /// <summary><c>refused</c>: an agent refused it.</summary>
    [Value("refused")]
    public static partial MissedOrRefusedChatType Refused { get; }
}
