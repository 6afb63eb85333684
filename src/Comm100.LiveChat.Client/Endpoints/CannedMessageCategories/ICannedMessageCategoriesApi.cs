namespace Comm100.LiveChat.Client;

/// <summary>
/// The categories of canned messages, each with a parent category. Requires the permission <c>Manage Public Canned Messages</c> (API
/// document, section "Canned Message Category").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
[Permission("Manage Public Canned Messages")]
public interface ICannedMessageCategoriesApi
{
    /// <summary>Gets all categories of canned messages.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The categories of canned messages; the list is not paged.</returns>
    [Get("/cannedMessageCategories")]
    Task<IReadOnlyList<CannedMessageCategory>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets one category of canned messages.</summary>
    /// <param name="id">The id of the category of canned messages.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The category of canned messages.</returns>
    /// <exception cref="LiveChatNotFoundException">The category of canned messages does not exist.</exception>
    [Get("/cannedMessageCategories/{id}")]
    Task<CannedMessageCategory> GetAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Adds a category of canned messages. The service assigns the id.</summary>
    /// <param name="category">The category of canned messages; all fields except the id are mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The category of canned messages as the service stores it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory field is not set. The message lists all of them.</exception>
    /// <exception cref="LiveChatConflictException">A category of canned messages with this name already exists.</exception>
    [Post("/cannedMessageCategories")]
    Task<CannedMessageCategory> CreateAsync([Body] CannedMessageCategory category, CancellationToken cancellationToken = default);

    /// <summary>Changes a category of canned messages. Properties that are null keep their value.</summary>
    /// <param name="id">The id of the category of canned messages.</param>
    /// <param name="category">The properties to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The category of canned messages as the service stores it.</returns>
    /// <exception cref="LiveChatNotFoundException">The category of canned messages does not exist.</exception>
    [Put("/cannedMessageCategories/{id}")]
    Task<CannedMessageCategory> UpdateAsync(long id, [Body] CannedMessageCategory category, CancellationToken cancellationToken = default);

    /// <summary>Removes a category of canned messages.</summary>
    /// <param name="id">The id of the category of canned messages.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the category of canned messages is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">The category of canned messages does not exist.</exception>
    [Delete("/cannedMessageCategories/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
