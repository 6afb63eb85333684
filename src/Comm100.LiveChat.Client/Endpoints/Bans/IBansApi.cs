namespace Comm100.LiveChat.Client;

/// <summary>
/// The ban list: visitors and addresses that cannot chat. Requires the permission <c>Manage Ban List</c> (API document, section "Ban").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
[Permission("Manage Ban List")]
public interface IBansApi
{
    /// <summary>Gets all bans.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The bans; the list is not paged.</returns>
    [Get("/bans")]
    Task<IReadOnlyList<Ban>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets one ban.</summary>
    /// <param name="id">The id of the ban.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The ban.</returns>
    /// <exception cref="LiveChatNotFoundException">The ban does not exist.</exception>
    [Get("/bans/{id}")]
    Task<Ban> GetAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Adds a ban. The service assigns the id.</summary>
    /// <param name="ban">The ban; <see cref="Ban.Type"/> and <see cref="Ban.IpAddress"/> are mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The ban as the service stores it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory field is not set. The message lists all of them.</exception>
    [Post("/bans")]
    Task<Ban> CreateAsync([Body] Ban ban, CancellationToken cancellationToken = default);

    /// <summary>Changes a ban. Properties that are null keep their value.</summary>
    /// <param name="id">The id of the ban.</param>
    /// <param name="ban">The properties to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The ban as the service stores it.</returns>
    /// <exception cref="LiveChatNotFoundException">The ban does not exist.</exception>
    [Put("/bans/{id}")]
    Task<Ban> UpdateAsync(long id, [Body] Ban ban, CancellationToken cancellationToken = default);

    /// <summary>Removes a ban.</summary>
    /// <param name="id">The id of the ban.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the ban is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">The ban does not exist.</exception>
    [Delete("/bans/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
