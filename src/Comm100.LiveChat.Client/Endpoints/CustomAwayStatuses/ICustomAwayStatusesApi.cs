namespace Comm100.LiveChat.Client;

/// <summary>
/// The away statuses that the site has made up for its agents, such as "in a meeting". It needs the permission <c>Manage Settings</c>
/// (API document, section "Custom Away Status").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
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
    /// <exception cref="LiveChatNotFoundException">There is no such custom away status.</exception>
    [Get("/customAwayStatus/{id}")]
    Task<CustomAwayStatus> GetAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Adds a custom away status. The service gives it its id.</summary>
    /// <param name="status">The custom away status; <see cref="CustomAwayStatus.Name"/> is mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The custom away status as the service keeps it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory member is missing; the message names all that are.</exception>
    /// <exception cref="LiveChatConflictException">There is already a custom away status of this name.</exception>
    [Post("/customAwayStatus")]
    Task<CustomAwayStatus> CreateAsync([Body] CustomAwayStatus status, CancellationToken cancellationToken = default);

    /// <summary>Changes a custom away status. Members that are null keep their value.</summary>
    /// <param name="id">The id of the custom away status.</param>
    /// <param name="status">The members to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The custom away status as the service keeps it.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such custom away status.</exception>
    [Put("/customAwayStatus/{id}")]
    Task<CustomAwayStatus> UpdateAsync(long id, [Body] CustomAwayStatus status, CancellationToken cancellationToken = default);

    /// <summary>Removes a custom away status.</summary>
    /// <param name="id">The id of the custom away status.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the custom away status is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such custom away status.</exception>
    [Delete("/customAwayStatus/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
