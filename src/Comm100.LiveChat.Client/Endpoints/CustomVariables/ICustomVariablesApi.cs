namespace Comm100.LiveChat.Client;

/// <summary>
/// Custom variables: what is captured from the pages that visitors view. The document names no permission for it
/// (API document, section "Custom Variables").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
public interface ICustomVariablesApi
{
    /// <summary>Gets all custom variables.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The custom variables; the list is not paged.</returns>
    [Get("/customVariables")]
    Task<IReadOnlyList<CustomVariable>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Adds a custom variable. The service gives it its id.</summary>
    /// <param name="variable">The custom variable; <see cref="CustomVariable.Name"/> and <see cref="CustomVariable.Type"/> are mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The custom variable as the service keeps it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory member is missing; the message names all that are.</exception>
    /// <exception cref="LiveChatConflictException">There is already a custom variable of this name.</exception>
    [Post("/customVariables")]
    Task<CustomVariable> CreateAsync([Body] CustomVariable variable, CancellationToken cancellationToken = default);

    /// <summary>Changes a custom variable. Members that are null keep their value.</summary>
    /// <param name="id">The id of the custom variable.</param>
    /// <param name="variable">The members to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The custom variable as the service keeps it.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such custom variable.</exception>
    [Put("/customVariables/{id}")]
    Task<CustomVariable> UpdateAsync(long id, [Body] CustomVariable variable, CancellationToken cancellationToken = default);

    /// <summary>Removes a custom variable.</summary>
    /// <param name="id">The id of the custom variable.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the custom variable is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such custom variable.</exception>
    [Delete("/customVariables/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
