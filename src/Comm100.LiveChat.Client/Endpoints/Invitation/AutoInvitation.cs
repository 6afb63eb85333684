using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>An invitation that shows by itself when its conditions hold (API document, section "Auto Invitation JSON Format").</summary>
public sealed class AutoInvitation : LiveChatModel
{
    /// <summary>The id of the invitation. Read-only: the service gives it.</summary>
    [JsonPropertyName("id")]
    [ReadOnlyProperty]
    public long? Id { get; set; }

    /// <summary>The name of the invitation. Mandatory.</summary>
    [JsonPropertyName("name")]
    [Mandatory]
    public string? Name { get; set; }

    /// <summary>Whether the invitation is in use.</summary>
    [JsonPropertyName("isEnable")]
    public bool? IsEnable { get; set; }

    /// <summary>Whether the invitation shows once in a visit at most.</summary>
    [JsonPropertyName("isPopupOnlyOneTime")]
    public bool? IsPopupOnlyOneTime { get; set; }

    /// <summary>What the visitor sees.</summary>
    [JsonPropertyName("invitationWindow")]
    public InvitationWindow? InvitationWindow { get; set; }

    /// <summary>When the invitation shows.</summary>
    [JsonPropertyName("conditions")]
    public Conditions? Conditions { get; set; }
}
