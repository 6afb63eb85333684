namespace Comm100.LiveChat.Client;

/// <summary>
/// Secure forms: forms that agents send into a chat for data that is not to stand in it. The document names no permission for it
/// (API document, section "Secure Form").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
public interface ISecureFormsApi
{
    /// <summary>Gets all secure forms.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The secure forms; the list is not paged.</returns>
    [Get("/secureForms")]
    Task<IReadOnlyList<SecureForm>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets one secure form.</summary>
    /// <param name="id">The id of the secure form.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The secure form.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such secure form.</exception>
    [Get("/secureForms/{id}")]
    Task<SecureForm> GetAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Adds a secure form. The service gives it its id.</summary>
    /// <param name="form">The secure form; <see cref="SecureForm.Name"/> is mandatory, and so are the name and type of its fields.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The secure form as the service keeps it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory member is missing; the message names all that are.</exception>
    /// <exception cref="LiveChatConflictException">There is already a secure form of this name.</exception>
    [Post("/secureForms")]
    Task<SecureForm> CreateAsync([Body] SecureForm form, CancellationToken cancellationToken = default);

    /// <summary>Changes a secure form. Members that are null keep their value.</summary>
    /// <param name="id">The id of the secure form.</param>
    /// <param name="form">The members to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The secure form as the service keeps it.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such secure form.</exception>
    [Put("/secureForms/{id}")]
    Task<SecureForm> UpdateAsync(long id, [Body] SecureForm form, CancellationToken cancellationToken = default);

    /// <summary>Removes a secure form.</summary>
    /// <param name="id">The id of the secure form.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the secure form is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such secure form.</exception>
    [Delete("/secureForms/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
