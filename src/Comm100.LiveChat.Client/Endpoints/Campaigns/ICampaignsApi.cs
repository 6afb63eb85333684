namespace Comm100.LiveChat.Client;

/// <summary>
/// The campaigns of the site. The settings of a campaign are in separate groups, such as <see cref="IChatWindowApi"/>. Requires the
/// permission <c>Manage Campaigns</c> (API document, section "Campaigns").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
[Permission("Manage Campaigns")]
public interface ICampaignsApi
{
    /// <summary>Gets all campaigns.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The campaigns; the list is not paged.</returns>
    [Get("/campaigns")]
    Task<IReadOnlyList<Campaign>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Adds a campaign. The service assigns the id.</summary>
    /// <param name="campaign">
    /// The campaign; <see cref="Campaign.Name"/> and <see cref="Campaign.Language"/> are mandatory.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The campaign as the service stores it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory field is not set. The message lists all of them.</exception>
    /// <exception cref="LiveChatConflictException">A campaign with this name already exists.</exception>
    [Post("/campaigns")]
    Task<Campaign> CreateAsync([Body] Campaign campaign, CancellationToken cancellationToken = default);

    /// <summary>Changes a campaign. Properties that are null keep their value.</summary>
    /// <param name="id">The id of the campaign.</param>
    /// <param name="campaign">The properties to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The campaign as the service stores it.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign does not exist.</exception>
    [Put("/campaigns/{id}")]
    Task<Campaign> UpdateAsync(long id, [Body] Campaign campaign, CancellationToken cancellationToken = default);

    /// <summary>Removes a campaign.</summary>
    /// <param name="id">The id of the campaign.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the campaign is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign does not exist.</exception>
    [Delete("/campaigns/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
