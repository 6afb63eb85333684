using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The automatic allocation of chats to agents (API document, section "Auto Allocation JSON format").</summary>
[DebuggerDisplay("AutoAllocation")]
public sealed class AutoAllocation : LiveChatModel
{
    /// <summary>Whether chats are allocated to agents automatically. Mandatory according to the API document.</summary>
    [JsonPropertyName("isEnable")]
    [Mandatory]
    public bool? IsEnable { get; set; }

    /// <summary>How the agent is chosen.</summary>
    [JsonPropertyName("allocationRule")]
    public AllocationRule? AllocationRule { get; set; }

    /// <summary>Whether a visitor is assigned to the agent of the previous chat, if that agent is available.</summary>
    [JsonPropertyName("isLastChattedPreferred")]
    public bool? IsLastChattedPreferred { get; set; }

    /// <summary>Whether all agents have the same maximum number of chats, <see cref="MaxChatForAllAgents"/>.</summary>
    [JsonPropertyName("isMaxChatForAllAgents")]
    public bool? IsMaxChatForAllAgents { get; set; }

    /// <summary>The maximum number of chats that an agent gets at the same time, when <see cref="IsMaxChatForAllAgents"/> is true.</summary>
    [JsonPropertyName("maxChatForAllAgents")]
    public long? MaxChatForAllAgents { get; set; }

    /// <summary>Whether agents who are in an audio or video chat get chats.</summary>
    [JsonPropertyName("isAllocateChatWhenAgentInAudioVideo")]
    public bool? IsAllocateChatWhenAgentInAudioVideo { get; set; }

    /// <summary>Whether agents can also accept chats themselves in the agent console.</summary>
    [JsonPropertyName("isAllowAgentManualAcceptChat")]
    public bool? IsAllowAgentManualAcceptChat { get; set; }
}
