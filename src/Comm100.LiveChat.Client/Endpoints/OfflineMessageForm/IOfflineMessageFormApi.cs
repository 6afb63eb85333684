namespace Comm100.LiveChat.Client;

/// <summary>
/// The form in which visitors leave a message while no agent is online. It needs the permission <c>Manage Campaigns</c>
/// (API document, section "Offline Message").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
[Permission("Manage Campaigns")]
public interface IOfflineMessageFormApi
{
    /// <summary>Gets the offline message form of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Get("/campaigns/{id}/offlineMessage")]
    Task<OfflineMessageForm> GetAsync([AliasAs("id")] long campaignId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the offline message form of a campaign. The service merges: members that are null, nested ones too, keep their value. A
    /// list of fields that is sent replaces the old one.
    /// </summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="offlineMessageForm">The settings to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings as the service keeps them.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Put("/campaigns/{id}/offlineMessage")]
    Task<OfflineMessageForm> UpdateAsync([AliasAs("id")] long campaignId, [Body] OfflineMessageForm offlineMessageForm, CancellationToken cancellationToken = default);
}
