using System.Text.Json.Serialization;
using Comm100.LiveChat.Client.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>What live chat knows of an agent (API document, section "Agent JSON Format").</summary>
public sealed class Agent : LiveChatModel
{
    /// <summary>The id of the agent. Mandatory and read-only in the document: it is sent where it is set, and the one of the path counts.</summary>
    [JsonPropertyName("id")]
    [Mandatory]
    public long? Id { get; set; }

    /// <summary>Whether the agent is online: one of the known values, or the name of a <see cref="CustomAwayStatus"/>.</summary>
    [JsonPropertyName("status")]
    public AgentStatus? Status { get; set; }

    /// <summary>How many chats the agent is in. A text in the document; the service may send a number, which is read as its text. Read-only.</summary>
    [JsonPropertyName("ongoingChats")]
    [JsonConverter(typeof(LenientStringConverter))]
    [ReadOnlyProperty]
    public string? OngoingChats { get; set; }

    /// <summary>The ids of the departments that the agent is in. A list that is sent replaces the old one: an empty one clears it.</summary>
    [JsonPropertyName("departments")]
    public IList<long>? Departments { get; set; }

    /// <summary>How many chats the agent is given at once at most, when chats are accepted automatically.</summary>
    [JsonPropertyName("maxChatsCount")]
    public long? MaxChatsCount { get; set; }

    /// <summary>Whether the agent is given chats by auto allocation.</summary>
    [JsonPropertyName("isAcceptAllocation")]
    public bool? IsAcceptAllocation { get; set; }
}
