namespace Comm100.LiveChat.Client;

/// <summary>
/// Custom variables, which are captured from the pages that visitors view. The API document names no permission for it (API document,
/// section "Custom Variables").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
public interface ICustomVariablesApi
{
    /// <summary>Gets all custom variables.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The custom variables; the list is not paged.</returns>
    [Get("/customVariables")]
    Task<IReadOnlyList<CustomVariable>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Adds a custom variable. The service assigns the id.</summary>
    /// <param name="variable">The custom variable; <see cref="CustomVariable.Name"/> and <see cref="CustomVariable.Type"/> are mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The custom variable as the service stores it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory field is not set. The message lists all of them.</exception>
    /// <exception cref="LiveChatConflictException">A custom variable with this name already exists.</exception>
    [Post("/customVariables")]
    Task<CustomVariable> CreateAsync([Body] CustomVariable variable, CancellationToken cancellationToken = default);

    /// <summary>Changes a custom variable. Properties that are null keep their value.</summary>
    /// <param name="id">The id of the custom variable.</param>
    /// <param name="variable">The properties to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The custom variable as the service stores it.</returns>
    /// <exception cref="LiveChatNotFoundException">The custom variable does not exist.</exception>
    [Put("/customVariables/{id}")]
    Task<CustomVariable> UpdateAsync(long id, [Body] CustomVariable variable, CancellationToken cancellationToken = default);

    /// <summary>Removes a custom variable.</summary>
    /// <param name="id">The id of the custom variable.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the custom variable is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">The custom variable does not exist.</exception>
    [Delete("/customVariables/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
