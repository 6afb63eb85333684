namespace Comm100.LiveChat.Client;

/// <summary>
/// The invitations of a campaign: the style, the manual invitation that agents show, and the automatic invitations. Requires the permission
/// <c>Manage Campaigns</c> (API document, section "Invitation").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
[Permission("Manage Campaigns")]
public interface IInvitationApi
{
    /// <summary>Gets the style and all invitations of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The style and the invitations.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign does not exist.</exception>
    [Get("/campaigns/{id}/invitation")]
    Task<Invitation> GetAsync([AliasAs("id")] long campaignId, CancellationToken cancellationToken = default);

    /// <summary>Changes the style of the invitations of a campaign. The other properties of the object are read-only and not sent.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="invitation">The object with the new <see cref="Invitation.Style"/>.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The style and the invitations as the service stores them.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign does not exist.</exception>
    [Put("/campaigns/{id}/invitation")]
    Task<Invitation> UpdateStyleAsync([AliasAs("id")] long campaignId, [Body] Invitation invitation, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the invitation that agents show to visitors of a campaign. Properties that are null, also in nested objects, keep their
    /// value.
    /// </summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="invitationWindow">The settings to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings as the service stores them.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign does not exist.</exception>
    [Put("/campaigns/{id}/invitation/manualInvitation")]
    Task<InvitationWindow> UpdateManualAsync([AliasAs("id")] long campaignId, [Body] InvitationWindow invitationWindow, CancellationToken cancellationToken = default);

    /// <summary>Gets one automatic invitation of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="autoInvitationId">The id of the automatic invitation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The invitation.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign or invitation does not exist.</exception>
    [Get("/campaigns/{id}/invitation/autoInvitations/{autoInvitation_id}")]
    Task<AutoInvitation> GetAutoAsync([AliasAs("id")] long campaignId, [AliasAs("autoInvitation_id")] long autoInvitationId, CancellationToken cancellationToken = default);

    /// <summary>Adds an automatic invitation to a campaign. The service assigns the id.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="autoInvitation">
    /// The invitation; <see cref="AutoInvitation.Name"/> is mandatory, and all fields of its conditions are mandatory too.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The invitation as the service stores it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory field is not set. The message lists all of them.</exception>
    /// <exception cref="LiveChatNotFoundException">The campaign does not exist.</exception>
    [Post("/campaigns/{id}/invitation/autoInvitations")]
    Task<AutoInvitation> CreateAutoAsync([AliasAs("id")] long campaignId, [Body] AutoInvitation autoInvitation, CancellationToken cancellationToken = default);

    /// <summary>Changes an automatic invitation of a campaign. Properties that are null, also in nested objects, keep their value.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="autoInvitationId">The id of the automatic invitation.</param>
    /// <param name="autoInvitation">The properties to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The invitation as the service stores it.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign or invitation does not exist.</exception>
    [Put("/campaigns/{id}/invitation/autoInvitations/{autoInvitation_id}")]
    Task<AutoInvitation> UpdateAutoAsync([AliasAs("id")] long campaignId, [AliasAs("autoInvitation_id")] long autoInvitationId, [Body] AutoInvitation autoInvitation, CancellationToken cancellationToken = default);

    /// <summary>Removes an automatic invitation of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="autoInvitationId">The id of the automatic invitation.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the invitation is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign or invitation does not exist.</exception>
    [Delete("/campaigns/{id}/invitation/autoInvitations/{auto_invitation_id}")]
    Task DeleteAutoAsync([AliasAs("id")] long campaignId, [AliasAs("auto_invitation_id")] long autoInvitationId, CancellationToken cancellationToken = default);
}
