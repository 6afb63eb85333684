using System.Diagnostics;
using System.Text.Json.Serialization;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The live-chat settings of an agent (API document, section "Agent JSON Format").</summary>
[DebuggerDisplay("Agent {Id}")]
public sealed class Agent : LiveChatModel
{
    /// <summary>
    /// The id of the agent. Mandatory and read-only according to the API document. It is sent if it is set, but the id in the path applies.
    /// </summary>
    [JsonPropertyName("id")]
    [Mandatory]
    public long? Id { get; set; }

    /// <summary>Whether the agent is online: one of the known values, or the name of a <see cref="CustomAwayStatus"/>.</summary>
    [JsonPropertyName("status")]
    public AgentStatus? Status { get; set; }

    /// <summary>
    /// The number of chats that the agent is in. The API document describes a string; a number that the service sends is converted to a
    /// string. Read-only.
    /// </summary>
    [JsonPropertyName("ongoingChats")]
    [JsonConverter(typeof(LenientStringConverter))]
    [ReadOnlyProperty]
    public string? OngoingChats { get; set; }

    /// <summary>The ids of the departments that the agent is in. A list that is sent replaces the existing list; an empty list clears it.</summary>
    [JsonPropertyName("departments")]
    public IList<long>? Departments { get; set; }

    /// <summary>The maximum number of chats that the agent gets at the same time, when chats are accepted automatically.</summary>
    [JsonPropertyName("maxChatsCount")]
    public long? MaxChatsCount { get; set; }

    /// <summary>Whether auto allocation assigns chats to the agent.</summary>
    [JsonPropertyName("isAcceptAllocation")]
    public bool? IsAcceptAllocation { get; set; }
}
