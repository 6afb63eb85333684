using System.Diagnostics;
using System.Text.Json.Serialization;

namespace Comm100.LiveChat.Client;

/// <summary>The invitations of a campaign (API document, section "Get invitation configuration of a campaign").</summary>
[DebuggerDisplay("Invitation")]
public sealed class Invitation : LiveChatModel
{
    /// <summary>The style of the invitations. Mandatory according to the API document.</summary>
    [JsonPropertyName("style")]
    [Mandatory]
    public InvitationStyle? Style { get; set; }

    /// <summary>
    /// The automatic invitations. Read-only: use <see cref="IInvitationApi.CreateAutoAsync"/> and the related methods to change them.
    /// </summary>
    [JsonPropertyName("autoInvitations")]
    [ReadOnlyProperty]
    public IList<AutoInvitation>? AutoInvitations { get; set; }

    /// <summary>
    /// The invitation that an agent shows to a visitor. Read-only: use <see cref="IInvitationApi.UpdateManualAsync"/> to change it.
    /// </summary>
    [JsonPropertyName("manualInvitation")]
    [ReadOnlyProperty]
    public InvitationWindow? ManualInvitation { get; set; }
}
