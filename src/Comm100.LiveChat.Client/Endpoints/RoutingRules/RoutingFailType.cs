using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>What becomes of a chat that no rule routes: an open list, unknown texts are kept as they came.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<RoutingFailType>))]
public readonly partial struct RoutingFailType
{
    /// <summary><c>route</c>: it is routed as <see cref="RoutingRules.Fail"/> says.</summary>
    [Value("route")]
    public static partial RoutingFailType Route { get; }

    /// <summary>
    /// <c>offlineMessage</c>: the visitor is led to the offline message form, and the message is sent to
    /// <see cref="RoutingRulesFail.OfflineMessageEmails"/>.
    /// </summary>
    [Value("offlineMessage")]
    public static partial RoutingFailType OfflineMessage { get; }
}
