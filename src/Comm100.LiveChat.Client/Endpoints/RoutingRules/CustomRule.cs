using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A rule that routes the chats that match its conditions (API document, section "Custom Rule JSON Format").</summary>
[DebuggerDisplay("CustomRule {Id} {Name,nq}")]
public sealed class CustomRule : LiveChatModel
{
    /// <summary>
    /// The id of the rule. Read-only: the service assigns it. In <see cref="RoutingRules.Rules"/> it is sent, because it identifies the
    /// rule.
    /// </summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The position of the rule in the order of evaluation.</summary>
    [JsonPropertyName("order")]
    public long? Order { get; set; }

    /// <summary>Whether the rule is enabled. Mandatory.</summary>
    [JsonPropertyName("isEnable")]
    [Mandatory]
    public bool? IsEnable { get; set; }

    /// <summary>The name of the rule. Mandatory.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>The conditions for the chats.</summary>
    [JsonPropertyName("conditions")]
    public Conditions? Conditions { get; set; }

    /// <summary>
    /// Whether the chats are routed to a department or an agent; a department is possible only if the site has departments. Mandatory.
    /// </summary>
    [JsonPropertyName("routeToObject")]
    [Mandatory]
    public RouteTarget? RouteToObject { get; set; }

    /// <summary>The id of the department or agent. Mandatory. It is sent although the API document calls it read-only.</summary>
    [JsonPropertyName("routeToId")]
    [Mandatory]
    public long? RouteToId { get; set; }

    /// <summary>The priority of the chats.</summary>
    [JsonPropertyName("routePriority")]
    public RoutePriority? RoutePriority { get; set; }
}
