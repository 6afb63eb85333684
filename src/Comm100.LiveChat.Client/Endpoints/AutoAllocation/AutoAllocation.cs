using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>How the site gives chats to agents by itself (API document, section "Auto Allocation JSON format").</summary>
public sealed class AutoAllocation : LiveChatModel
{
    /// <summary>Whether chats are given to agents by themselves. Mandatory in the document.</summary>
    [JsonPropertyName("isEnable")]
    [Mandatory]
    public bool? IsEnable { get; set; }

    /// <summary>How the agent is chosen.</summary>
    [JsonPropertyName("allocationRule")]
    public AllocationRule? AllocationRule { get; set; }

    /// <summary>Whether a visitor is given to the agent of the last chat, where that agent is free.</summary>
    [JsonPropertyName("isLastChattedPreferred")]
    public bool? IsLastChattedPreferred { get; set; }

    /// <summary>Whether all agents have the same largest number of chats, <see cref="MaxChatForAllAgents"/>.</summary>
    [JsonPropertyName("isMaxChatForAllAgents")]
    public bool? IsMaxChatForAllAgents { get; set; }

    /// <summary>How many chats an agent is given at once at most, when <see cref="IsMaxChatForAllAgents"/> is true.</summary>
    [JsonPropertyName("maxChatForAllAgents")]
    public long? MaxChatForAllAgents { get; set; }

    /// <summary>Whether agents who are in an audio or video chat are given chats.</summary>
    [JsonPropertyName("isAllocateChatWhenAgentInAudioVideo")]
    public bool? IsAllocateChatWhenAgentInAudioVideo { get; set; }

    /// <summary>Whether agents can also accept chats themselves in the agent console.</summary>
    [JsonPropertyName("isAllowAgentManualAcceptChat")]
    public bool? IsAllowAgentManualAcceptChat { get; set; }
}
