namespace Comm100.LiveChat.Client;

/// <summary>
/// The categories that canned messages are kept in, each within a parent. It needs the permission
/// <c>Manage Public Canned Messages</c> (API document, section "Canned Message Category").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
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
    /// <exception cref="LiveChatNotFoundException">There is no such category of canned messages.</exception>
    [Get("/cannedMessageCategories/{id}")]
    Task<CannedMessageCategory> GetAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Adds a category of canned messages. The service gives it its id.</summary>
    /// <param name="category">The category of canned messages; all its members but the id are mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The category of canned messages as the service keeps it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory member is missing; the message names all that are.</exception>
    /// <exception cref="LiveChatConflictException">There is already a category of canned messages of this name.</exception>
    [Post("/cannedMessageCategories")]
    Task<CannedMessageCategory> CreateAsync([Body] CannedMessageCategory category, CancellationToken cancellationToken = default);

    /// <summary>Changes a category of canned messages. Members that are null keep their value.</summary>
    /// <param name="id">The id of the category of canned messages.</param>
    /// <param name="category">The members to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The category of canned messages as the service keeps it.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such category of canned messages.</exception>
    [Put("/cannedMessageCategories/{id}")]
    Task<CannedMessageCategory> UpdateAsync(long id, [Body] CannedMessageCategory category, CancellationToken cancellationToken = default);

    /// <summary>Removes a category of canned messages.</summary>
    /// <param name="id">The id of the category of canned messages.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the category of canned messages is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such category of canned messages.</exception>
    [Delete("/cannedMessageCategories/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
