using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>A department: agents and groups to which chats are routed (API document, section "Department JSON Format").</summary>
[DebuggerDisplay("Department {Id} {Name,nq}")]
public sealed class Department : LiveChatModel
{
    /// <summary>The id of the department. Read-only: the service assigns it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the department. Mandatory on create.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>The description of the department.</summary>
    [JsonPropertyName("description")]
    public string? Description { get; set; }

    /// <summary>The agents in the department. A list that is sent replaces the existing list; an empty list clears it.</summary>
    [JsonPropertyName("agents")]
    public IList<DepartmentMember>? Agents { get; set; }

    /// <summary>The groups of agents in the department. A list that is sent replaces the existing list; an empty list clears it.</summary>
    [JsonPropertyName("groups")]
    public IList<DepartmentMember>? Groups { get; set; }

    /// <summary>How chats are allocated to the agents of the department, when auto allocation is on.</summary>
    [JsonPropertyName("allocationRule")]
    public AllocationRule? AllocationRule { get; set; }

    /// <summary>Whether a visitor is assigned to the agent of the previous chat, if that agent is available.</summary>
    [JsonPropertyName("isLastChattedPreferred")]
    public bool? IsLastChattedPreferred { get; set; }

    /// <summary>The id of the department that gets the chats if no agent of this one is available; 0 for none.</summary>
    [JsonPropertyName("backupDepartmentId")]
    public long? BackupDepartmentId { get; set; }

    /// <summary>The recipients of the offline messages of the department by e-mail.</summary>
    [JsonPropertyName("offlineMessageTo")]
    public OfflineMessageTarget? OfflineMessageTo { get; set; }

    /// <summary>
    /// The e-mail addresses of the recipients, when <see cref="OfflineMessageTo"/> is <see cref="OfflineMessageTarget.EmailAddresses"/>.
    /// The API document does not name the separator.
    /// </summary>
    [JsonPropertyName("emailAddresses")]
    public string? EmailAddresses { get; set; }
}
