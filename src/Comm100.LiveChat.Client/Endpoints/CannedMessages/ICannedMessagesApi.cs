namespace Comm100.LiveChat.Client;

/// <summary>
/// Canned messages: texts that agents send with a few keys. It needs the permission
/// <c>Manage Public Canned Messages</c> (API document, section "Canned Message").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
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
    /// <exception cref="LiveChatNotFoundException">There is no such canned message.</exception>
    [Get("/cannedMessages/{id}")]
    Task<CannedMessage> GetAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Adds a canned message. The service gives it its id.</summary>
    /// <param name="cannedMessage">The canned message; <see cref="CannedMessage.Name"/> and <see cref="CannedMessage.Message"/> are mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The canned message as the service keeps it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory member is missing; the message names all that are.</exception>
    /// <exception cref="LiveChatConflictException">There is already a canned message of this name.</exception>
    [Post("/cannedMessages")]
    Task<CannedMessage> CreateAsync([Body] CannedMessage cannedMessage, CancellationToken cancellationToken = default);

    /// <summary>Changes a canned message. Members that are null keep their value.</summary>
    /// <param name="id">The id of the canned message.</param>
    /// <param name="cannedMessage">The members to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The canned message as the service keeps it.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such canned message.</exception>
    [Put("/cannedMessages/{id}")]
    Task<CannedMessage> UpdateAsync(long id, [Body] CannedMessage cannedMessage, CancellationToken cancellationToken = default);

    /// <summary>Removes a canned message.</summary>
    /// <param name="id">The id of the canned message.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the canned message is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such canned message.</exception>
    [Delete("/cannedMessages/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
