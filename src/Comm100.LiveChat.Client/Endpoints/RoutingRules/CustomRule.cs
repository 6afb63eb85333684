using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A rule that says where the chats go that fit its conditions (API document, section "Custom Rule JSON Format").</summary>
public sealed class CustomRule : LiveChatModel
{
    /// <summary>
    /// The id of the rule. Read-only: the service gives it. As an element of <see cref="RoutingRules.Rules"/> it is sent all the same,
    /// as the key that says which rule is meant.
    /// </summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The place of the rule in the order in which rules are tried.</summary>
    [JsonPropertyName("order")]
    public long? Order { get; set; }

    /// <summary>Whether the rule is in use. Mandatory.</summary>
    [JsonPropertyName("isEnable")]
    [Mandatory]
    public bool? IsEnable { get; set; }

    /// <summary>The name of the rule. Mandatory.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>Which chats the rule is for.</summary>
    [JsonPropertyName("conditions")]
    public Conditions? Conditions { get; set; }

    /// <summary>Whether the chats go to a department or an agent; to a department only when the site has departments. Mandatory.</summary>
    [JsonPropertyName("routeToObject")]
    [Mandatory]
    public RouteTarget? RouteToObject { get; set; }

    /// <summary>The id of the department or agent. Mandatory. The document calls it read-only too; it is sent.</summary>
    [JsonPropertyName("routeToId")]
    [Mandatory]
    public long? RouteToId { get; set; }

    /// <summary>How urgent the chats are.</summary>
    [JsonPropertyName("routePriority")]
    public RoutePriority? RoutePriority { get; set; }
}
