namespace Comm100.LiveChat.Client;

/// <summary>
/// The campaigns of the site. The settings of a campaign are groups of their own, such as <see cref="IChatWindowApi"/>. It needs the
/// permission <c>Manage Campaigns</c> (API document, section "Campaigns").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
[Permission("Manage Campaigns")]
public interface ICampaignsApi
{
    /// <summary>Gets all campaigns.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The campaigns; the list is not paged.</returns>
    [Get("/campaigns")]
    Task<IReadOnlyList<Campaign>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Adds a campaign. The service gives it its id.</summary>
    /// <param name="campaign">
    /// The campaign; <see cref="Campaign.Name"/> and <see cref="Campaign.Language"/> are mandatory.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The campaign as the service keeps it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory member is missing; the message names all that are.</exception>
    /// <exception cref="LiveChatConflictException">There is a campaign of this name already.</exception>
    [Post("/campaigns")]
    Task<Campaign> CreateAsync([Body] Campaign campaign, CancellationToken cancellationToken = default);

    /// <summary>Changes a campaign. Members that are null keep their value.</summary>
    /// <param name="id">The id of the campaign.</param>
    /// <param name="campaign">The members to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The campaign as the service keeps it.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Put("/campaigns/{id}")]
    Task<Campaign> UpdateAsync(long id, [Body] Campaign campaign, CancellationToken cancellationToken = default);

    /// <summary>Removes a campaign.</summary>
    /// <param name="id">The id of the campaign.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the campaign is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Delete("/campaigns/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
