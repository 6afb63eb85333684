using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>Agents and groups that chats are routed to together (API document, section "Department JSON Format").</summary>
public sealed class Department : LiveChatModel
{
    /// <summary>The id of the department. Read-only: the service gives it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the department. Mandatory on create.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>What the department is for.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; set; }

    /// <summary>The agents in the department. A list that is sent replaces the old one: an empty one clears it.</summary>
    [JsonPropertyName("agents")]
    public IList<DepartmentMember>? Agents { get; set; }

    /// <summary>The groups of agents in the department. A list that is sent replaces the old one: an empty one clears it.</summary>
    [JsonPropertyName("groups")]
    public IList<DepartmentMember>? Groups { get; set; }

    /// <summary>How chats are given to the agents of the department, when auto allocation is on.</summary>
    [JsonPropertyName("allocationRule")]
    public AllocationRule? AllocationRule { get; set; }

    /// <summary>Whether a visitor is given to the agent of the last chat, where that agent is free.</summary>
    [JsonPropertyName("isLastChattedPreferred")]
    public bool? IsLastChattedPreferred { get; set; }

    /// <summary>The id of the department that takes over when no agent of this one can; 0 for none.</summary>
    [JsonPropertyName("backupDepartmentId")]
    public long? BackupDepartmentId { get; set; }

    /// <summary>Who gets the offline messages of the department by e-mail.</summary>
    [JsonPropertyName("offlineMessageTo")]
    public OfflineMessageTarget? OfflineMessageTo { get; set; }

    /// <summary>The e-mail addresses that get the offline messages, when <see cref="OfflineMessageTo"/> is <see cref="OfflineMessageTarget.EmailAddresses"/>. The document names no separator.</summary>
    [JsonPropertyName("emailAddresses")]
    public string? EmailAddresses { get; set; }
}
