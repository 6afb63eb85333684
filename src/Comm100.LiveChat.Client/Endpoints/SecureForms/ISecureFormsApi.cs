namespace Comm100.LiveChat.Client;

/// <summary>
/// Secure forms, which agents send in a chat to collect data that must not appear in the chat. The API document names no permission for it
/// (API document, section "Secure Form").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
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
    /// <exception cref="LiveChatNotFoundException">The secure form does not exist.</exception>
    [Get("/secureForms/{id}")]
    Task<SecureForm> GetAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Adds a secure form. The service assigns the id.</summary>
    /// <param name="form">The secure form; <see cref="SecureForm.Name"/> is mandatory, and so are the name and type of its fields.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The secure form as the service stores it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory field is not set. The message lists all of them.</exception>
    /// <exception cref="LiveChatConflictException">A secure form with this name already exists.</exception>
    [Post("/secureForms")]
    Task<SecureForm> CreateAsync([Body] SecureForm form, CancellationToken cancellationToken = default);

    /// <summary>Changes a secure form. Properties that are null keep their value.</summary>
    /// <param name="id">The id of the secure form.</param>
    /// <param name="form">The properties to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The secure form as the service stores it.</returns>
    /// <exception cref="LiveChatNotFoundException">The secure form does not exist.</exception>
    [Put("/secureForms/{id}")]
    Task<SecureForm> UpdateAsync(long id, [Body] SecureForm form, CancellationToken cancellationToken = default);

    /// <summary>Removes a secure form.</summary>
    /// <param name="id">The id of the secure form.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the secure form is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">The secure form does not exist.</exception>
    [Delete("/secureForms/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
