using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The routing of the chats of a campaign (API document, section "Routing Rule JSON Format").</summary>
[DebuggerDisplay("RoutingRules")]
public sealed class RoutingRules : LiveChatModel
{
    /// <summary>Whether chats are routed. Mandatory according to the API document.</summary>
    [JsonPropertyName("isEnable")]
    [Mandatory]
    public bool? IsEnable { get; set; }

    /// <summary>Whether all chats have one target, or rules determine the target.</summary>
    [JsonPropertyName("type")]
    public RoutingType? Type { get; set; }

    /// <summary>Whether chats are routed to a department or an agent, when <see cref="Type"/> is <see cref="RoutingType.Simple"/>.</summary>
    [JsonPropertyName("simpleRouteToObject")]
    public RouteTarget? SimpleRouteToObject { get; set; }

    /// <summary>
    /// The id of the department or agent to which chats are routed, when <see cref="Type"/> is <see cref="RoutingType.Simple"/>. It is sent
    /// although the API document calls it read-only, because it identifies the target.
    /// </summary>
    [JsonPropertyName("simpleRouteToId")]
    public long? SimpleRouteToId { get; set; }

    /// <summary>The priority of the chats, when <see cref="Type"/> is <see cref="RoutingType.Simple"/>.</summary>
    [JsonPropertyName("simpleRoutePriority")]
    public RoutePriority? SimpleRoutePriority { get; set; }

    /// <summary>
    /// The rules, when <see cref="Type"/> is <see cref="RoutingType.Rules"/>. They are sent although the API document calls them read-only.
    /// A list that is sent replaces the existing list; <see cref="CustomRule.Id"/> identifies an existing rule.
    /// </summary>
    [JsonPropertyName("rules")]
    public IList<CustomRule>? Rules { get; set; }

    /// <summary>What happens to a chat that cannot be routed.</summary>
    [JsonPropertyName("failType")]
    public RoutingFailType? FailType { get; set; }

    /// <summary>The target of a chat that cannot be routed.</summary>
    [JsonPropertyName("fail")]
    public RoutingRulesFail? Fail { get; set; }
}

/// <summary>The target of a chat that cannot be routed (API document, section "Routing Rule JSON Format", <c>fail.*</c>).</summary>
[DebuggerDisplay("RoutingRulesFail")]
public sealed class RoutingRulesFail : LiveChatModel
{
    /// <summary>
    /// Whether the chat is routed to a department or an agent, when <see cref="RoutingRules.FailType"/> is
    /// <see cref="RoutingFailType.Route"/>. The API document writes <c>routeTobject</c>; the service can also send <c>routeToObject</c>.
    /// </summary>
    [JsonPropertyName("routeTobject")]
    [AlsoNamed("routeToObject")]
    public RouteTarget? RouteToObject { get; set; }

    /// <summary>
    /// The id of the department or agent, when <see cref="RoutingRules.FailType"/> is <see cref="RoutingFailType.Route"/>. It is sent
    /// although the API document calls it read-only, because it identifies the target.
    /// </summary>
    [JsonPropertyName("routeToId")]
    public long? RouteToId { get; set; }

    /// <summary>The priority of the chat, when <see cref="RoutingRules.FailType"/> is <see cref="RoutingFailType.Route"/>.</summary>
    [JsonPropertyName("routePriority")]
    public RoutePriority? RoutePriority { get; set; }

    /// <summary>
    /// The e-mail addresses that the offline message is sent to, when <see cref="RoutingRules.FailType"/> is
    /// <see cref="RoutingFailType.OfflineMessage"/>. One string; the API document does not name the separator.
    /// </summary>
    [JsonPropertyName("offlineMessageEmails")]
    public string? OfflineMessageEmails { get; set; }
}
