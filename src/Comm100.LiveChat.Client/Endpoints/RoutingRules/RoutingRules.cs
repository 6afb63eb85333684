using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>Where a campaign's chats go (API document, section "Routing Rule JSON Format").</summary>
public sealed class RoutingRules : LiveChatModel
{
    /// <summary>Whether chats are routed. Mandatory in the document.</summary>
    [JsonPropertyName("isEnable")]
    [Mandatory]
    public bool? IsEnable { get; set; }

    /// <summary>Whether all chats go to one place, or each where a rule sends it.</summary>
    [JsonPropertyName("type")]
    public RoutingType? Type { get; set; }

    /// <summary>Whether chats go to a department or an agent, when <see cref="Type"/> is <see cref="RoutingType.Simple"/>.</summary>
    [JsonPropertyName("simpleRouteToObject")]
    public RouteTarget? SimpleRouteToObject { get; set; }

    /// <summary>
    /// The id of the department or agent that chats go to, when <see cref="Type"/> is <see cref="RoutingType.Simple"/>. The document
    /// calls it read-only; it is sent all the same, because nothing else can say where to.
    /// </summary>
    [JsonPropertyName("simpleRouteToId")]
    public long? SimpleRouteToId { get; set; }

    /// <summary>How urgent the chats are, when <see cref="Type"/> is <see cref="RoutingType.Simple"/>.</summary>
    [JsonPropertyName("simpleRoutePriority")]
    public RoutePriority? SimpleRoutePriority { get; set; }

    /// <summary>
    /// The rules, when <see cref="Type"/> is <see cref="RoutingType.Rules"/>. The document calls them read-only; they are sent all the
    /// same. A list that is sent replaces the old one; an element names an old rule by its <see cref="CustomRule.Id"/>.
    /// </summary>
    [JsonPropertyName("rules")]
    public IList<CustomRule>? Rules { get; set; }

    /// <summary>What becomes of a chat that cannot be routed.</summary>
    [JsonPropertyName("failType")]
    public RoutingFailType? FailType { get; set; }

    /// <summary>Where a chat goes that cannot be routed.</summary>
    [JsonPropertyName("fail")]
    public RoutingRulesFail? Fail { get; set; }
}

/// <summary>Where a chat goes that cannot be routed (API document, section "Routing Rule JSON Format", <c>fail.*</c>).</summary>
public sealed class RoutingRulesFail : LiveChatModel
{
    /// <summary>
    /// Whether the chat goes to a department or an agent, when <see cref="RoutingRules.FailType"/> is
    /// <see cref="RoutingFailType.Route"/>. <c>routeTobject</c> in the document; the spelling <c>routeToObject</c> is read too.
    /// </summary>
    [JsonPropertyName("routeTobject")]
    public RouteTarget? RouteToObject { get; set; }

    /// <summary>
    /// The id of the department or agent, when <see cref="RoutingRules.FailType"/> is <see cref="RoutingFailType.Route"/>. The document
    /// calls it read-only; it is sent all the same, because nothing else can say where to.
    /// </summary>
    [JsonPropertyName("routeToId")]
    public long? RouteToId { get; set; }

    /// <summary>How urgent the chat is, when <see cref="RoutingRules.FailType"/> is <see cref="RoutingFailType.Route"/>.</summary>
    [JsonPropertyName("routePriority")]
    public RoutePriority? RoutePriority { get; set; }

    /// <summary>
    /// The e-mail addresses that the offline message is sent to, when <see cref="RoutingRules.FailType"/> is
    /// <see cref="RoutingFailType.OfflineMessage"/>. One text; the document does not say how several are parted.
    /// </summary>
    [JsonPropertyName("offlineMessageEmails")]
    public string? OfflineMessageEmails { get; set; }
}
