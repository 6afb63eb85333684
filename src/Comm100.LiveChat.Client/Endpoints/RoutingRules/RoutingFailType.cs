using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>What happens to a chat that no rule routes: an open enum that keeps unknown strings.</summary>
[OpenEnum]
[JsonConverter(typeof(OpenEnumConverter<RoutingFailType>))]
public readonly partial struct RoutingFailType
{
    /// <summary><c>route</c>: it is routed according to <see cref="RoutingRules.Fail"/>.</summary>
    [Value("route")]
    public static partial RoutingFailType Route { get; }

    /// <summary>
    /// <c>offlineMessage</c>: the visitor sees the offline message form, and the message is sent to
    /// <see cref="RoutingRulesFail.OfflineMessageEmails"/>.
    /// </summary>
    [Value("offlineMessage")]
    public static partial RoutingFailType OfflineMessage { get; }
}
