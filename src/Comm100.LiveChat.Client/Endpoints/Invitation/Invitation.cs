using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>How a campaign invites visitors to chat (API document, section "Get invitation configuration of a campaign").</summary>
public sealed class Invitation : LiveChatModel
{
    /// <summary>How the invitations look. Mandatory in the document.</summary>
    [JsonPropertyName("style")]
    [Mandatory]
    public InvitationStyle? Style { get; set; }

    /// <summary>
    /// The invitations that show by themselves. Read-only: <see cref="IInvitationApi.CreateAutoAsync"/> and its like change them.
    /// </summary>
    [JsonPropertyName("autoInvitations")]
    [ReadOnlyProperty]
    public IList<AutoInvitation>? AutoInvitations { get; set; }

    /// <summary>
    /// The invitation that an agent shows to a visitor. Read-only: <see cref="IInvitationApi.UpdateManualAsync"/> changes it.
    /// </summary>
    [JsonPropertyName("manualInvitation")]
    [ReadOnlyProperty]
    public InvitationWindow? ManualInvitation { get; set; }
}
