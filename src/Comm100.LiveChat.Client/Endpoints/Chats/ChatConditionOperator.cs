using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>
/// A comparison by which chats can be searched. The API document gives one example and no list; any other string is allowed (API document,
/// section "Get chats list").
/// </summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<ChatConditionOperator>))]
public readonly partial struct ChatConditionOperator
{
    /// <summary><c>is</c>: the field equals the value.</summary>
    [Value("is")]
    public static partial ChatConditionOperator Is { get; }
}
