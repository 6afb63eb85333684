using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>An invitation that is shown automatically when its conditions are met (API document, section "Auto Invitation JSON Format").</summary>
[DebuggerDisplay("AutoInvitation {Id} {Name,nq}")]
public sealed class AutoInvitation : LiveChatModel
{
    /// <summary>The id of the invitation. Read-only: the service assigns it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the invitation. Mandatory.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>Whether the invitation is enabled.</summary>
    [JsonPropertyName("isEnable")]
    public bool? IsEnable { get; set; }

    /// <summary>Whether the invitation is shown at most once in a visit.</summary>
    [JsonPropertyName("isPopupOnlyOneTime")]
    public bool? IsPopupOnlyOneTime { get; set; }

    /// <summary>The content of the invitation.</summary>
    [JsonPropertyName("invitationWindow")]
    public InvitationWindow? InvitationWindow { get; set; }

    /// <summary>The conditions for the invitation.</summary>
    [JsonPropertyName("conditions")]
    public Conditions? Conditions { get; set; }
}
