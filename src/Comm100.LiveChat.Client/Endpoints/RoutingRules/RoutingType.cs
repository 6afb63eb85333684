using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>How <see cref="RoutingRules"/> route a chat: an open list, unknown texts are kept as they came.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<RoutingType>))]
public readonly partial struct RoutingType
{
    /// <summary><c>simple</c>: every chat goes to one department or agent; see <see cref="RoutingRules.SimpleRouteToObject"/>.</summary>
    [Value("simple")]
    public static partial RoutingType Simple { get; }

    /// <summary><c>rules</c>: each chat goes where the first rule that fits sends it; see <see cref="RoutingRules.Rules"/>.</summary>
    [Value("rules")]
    public static partial RoutingType Rules { get; }
}
