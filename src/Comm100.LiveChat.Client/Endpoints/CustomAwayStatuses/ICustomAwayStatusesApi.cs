namespace Comm100.LiveChat.Client;

/// <summary>
/// The custom away statuses of the site, such as "in a meeting". Requires the permission <c>Manage Settings</c> (API document, section
/// "Custom Away Status").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
[Permission("Manage Settings")]
public interface ICustomAwayStatusesApi
{
    /// <summary>Gets all custom away statuses.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The custom away statuses; the list is not paged.</returns>
    [Get("/customAwayStatus")]
    Task<IReadOnlyList<CustomAwayStatus>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets one custom away status.</summary>
    /// <param name="id">The id of the custom away status.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The custom away status.</returns>
    /// <exception cref="LiveChatNotFoundException">The custom away status does not exist.</exception>
    [Get("/customAwayStatus/{id}")]
    Task<CustomAwayStatus> GetAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Adds a custom away status. The service assigns the id.</summary>
    /// <param name="status">The custom away status; <see cref="CustomAwayStatus.Name"/> is mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The custom away status as the service stores it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory field is not set. The message lists all of them.</exception>
    /// <exception cref="LiveChatConflictException">A custom away status with this name already exists.</exception>
    [Post("/customAwayStatus")]
    Task<CustomAwayStatus> CreateAsync([Body] CustomAwayStatus status, CancellationToken cancellationToken = default);

    /// <summary>Changes a custom away status. Properties that are null keep their value.</summary>
    /// <param name="id">The id of the custom away status.</param>
    /// <param name="status">The properties to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The custom away status as the service stores it.</returns>
    /// <exception cref="LiveChatNotFoundException">The custom away status does not exist.</exception>
    [Put("/customAwayStatus/{id}")]
    Task<CustomAwayStatus> UpdateAsync(long id, [Body] CustomAwayStatus status, CancellationToken cancellationToken = default);

    /// <summary>Removes a custom away status.</summary>
    /// <param name="id">The id of the custom away status.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the custom away status is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">The custom away status does not exist.</exception>
    [Delete("/customAwayStatus/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
