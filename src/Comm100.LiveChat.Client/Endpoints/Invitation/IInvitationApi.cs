namespace Comm100.LiveChat.Client;

/// <summary>
/// How a campaign invites visitors to chat: the style, the invitation that agents show, and the ones that show by themselves. It needs
/// the permission <c>Manage Campaigns</c> (API document, section "Invitation").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
[Permission("Manage Campaigns")]
public interface IInvitationApi
{
    /// <summary>Gets the style and all invitations of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The style and the invitations.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Get("/campaigns/{id}/invitation")]
    Task<Invitation> GetAsync([AliasAs("id")] long campaignId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the style of the invitations of a campaign. The other members of the given object are read-only and not sent.
    /// </summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="invitation">The object with the new <see cref="Invitation.Style"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The style and the invitations as the service keeps them.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Put("/campaigns/{id}/invitation")]
    Task<Invitation> UpdateStyleAsync([AliasAs("id")] long campaignId, [Body] Invitation invitation, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the invitation that agents show to visitors of a campaign. The service merges: members that are null, nested ones too,
    /// keep their value.
    /// </summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="invitationWindow">The settings to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings as the service keeps them.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Put("/campaigns/{id}/invitation/manualInvitation")]
    Task<InvitationWindow> UpdateManualAsync([AliasAs("id")] long campaignId, [Body] InvitationWindow invitationWindow, CancellationToken cancellationToken = default);

    /// <summary>Gets one automatic invitation of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="autoInvitationId">The id of the automatic invitation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The invitation.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign or invitation.</exception>
    [Get("/campaigns/{id}/invitation/autoInvitations/{autoInvitation_id}")]
    Task<AutoInvitation> GetAutoAsync([AliasAs("id")] long campaignId, [AliasAs("autoInvitation_id")] long autoInvitationId, CancellationToken cancellationToken = default);

    /// <summary>Adds an automatic invitation to a campaign. The service gives it its id.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="autoInvitation">
    /// The invitation; <see cref="AutoInvitation.Name"/> is mandatory, and so is every member of its conditions.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The invitation as the service keeps it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory member is missing; the message names all that are.</exception>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Post("/campaigns/{id}/invitation/autoInvitations")]
    Task<AutoInvitation> CreateAutoAsync([AliasAs("id")] long campaignId, [Body] AutoInvitation autoInvitation, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes an automatic invitation of a campaign. The service merges: members that are null, nested ones too, keep their value.
    /// </summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="autoInvitationId">The id of the automatic invitation.</param>
    /// <param name="autoInvitation">The members to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The invitation as the service keeps it.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign or invitation.</exception>
    [Put("/campaigns/{id}/invitation/autoInvitations/{autoInvitation_id}")]
    Task<AutoInvitation> UpdateAutoAsync([AliasAs("id")] long campaignId, [AliasAs("autoInvitation_id")] long autoInvitationId, [Body] AutoInvitation autoInvitation, CancellationToken cancellationToken = default);

    /// <summary>Removes an automatic invitation of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="autoInvitationId">The id of the automatic invitation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the invitation is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign or invitation.</exception>
    [Delete("/campaigns/{id}/invitation/autoInvitations/{auto_invitation_id}")]
    Task DeleteAutoAsync([AliasAs("id")] long campaignId, [AliasAs("auto_invitation_id")] long autoInvitationId, CancellationToken cancellationToken = default);
}
