using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>How <see cref="RoutingRules"/> route a chat: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<RoutingType>))]
public readonly partial struct RoutingType
{
    /// <summary><c>simple</c>: all chats are routed to one department or agent; see <see cref="RoutingRules.SimpleRouteToObject"/>.</summary>
    [Value("simple")]
    public static partial RoutingType Simple { get; }

    /// <summary><c>rules</c>: the first matching rule determines the target; see <see cref="RoutingRules.Rules"/>.</summary>
    [Value("rules")]
    public static partial RoutingType Rules { get; }
}
