namespace Comm100.LiveChat.Client;

/// <summary>
/// Canned messages: predefined texts that agents can send. Requires the permission <c>Manage Public Canned Messages</c> (API document,
/// section "Canned Message").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
[Permission("Manage Public Canned Messages")]
public interface ICannedMessagesApi
{
    /// <summary>Gets all canned messages.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The canned messages; the list is not paged.</returns>
    [Get("/cannedMessages")]
    Task<IReadOnlyList<CannedMessage>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets one canned message.</summary>
    /// <param name="id">The id of the canned message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The canned message.</returns>
    /// <exception cref="LiveChatNotFoundException">The canned message does not exist.</exception>
    [Get("/cannedMessages/{id}")]
    Task<CannedMessage> GetAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Adds a canned message. The service assigns the id.</summary>
    /// <param name="cannedMessage">The canned message; <see cref="CannedMessage.Name"/> and <see cref="CannedMessage.Message"/> are mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The canned message as the service stores it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory field is not set. The message lists all of them.</exception>
    /// <exception cref="LiveChatConflictException">A canned message with this name already exists.</exception>
    [Post("/cannedMessages")]
    Task<CannedMessage> CreateAsync([Body] CannedMessage cannedMessage, CancellationToken cancellationToken = default);

    /// <summary>Changes a canned message. Properties that are null keep their value.</summary>
    /// <param name="id">The id of the canned message.</param>
    /// <param name="cannedMessage">The properties to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The canned message as the service stores it.</returns>
    /// <exception cref="LiveChatNotFoundException">The canned message does not exist.</exception>
    [Put("/cannedMessages/{id}")]
    Task<CannedMessage> UpdateAsync(long id, [Body] CannedMessage cannedMessage, CancellationToken cancellationToken = default);

    /// <summary>Removes a canned message.</summary>
    /// <param name="id">The id of the canned message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the canned message is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">The canned message does not exist.</exception>
    [Delete("/cannedMessages/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
