namespace Comm100.LiveChat.Client;

/// <summary>
/// The departments of the site: agents and groups to which chats are routed. Requires the permission <c>Manage Settings</c> (API document,
/// section "Department").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
[Permission("Manage Settings")]
public interface IDepartmentsApi
{
    /// <summary>Gets all departments.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The departments; the list is not paged.</returns>
    [Get("/departments")]
    Task<IReadOnlyList<Department>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets one department.</summary>
    /// <param name="id">The id of the department.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The department.</returns>
    /// <exception cref="LiveChatNotFoundException">The department does not exist.</exception>
    [Get("/departments/{id}")]
    Task<Department> GetAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Adds a department. The service assigns the id.</summary>
    /// <param name="department">The department; <see cref="Department.Name"/> is mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The department as the service stores it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory field is not set. The message lists all of them.</exception>
    /// <exception cref="LiveChatConflictException">A department with this name already exists.</exception>
    [Post("/departments")]
    Task<Department> CreateAsync([Body] Department department, CancellationToken cancellationToken = default);

    /// <summary>Changes a department. Properties that are null keep their value.</summary>
    /// <param name="id">The id of the department.</param>
    /// <param name="department">The properties to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The department as the service stores it.</returns>
    /// <exception cref="LiveChatNotFoundException">The department does not exist.</exception>
    [Put("/departments/{id}")]
    Task<Department> UpdateAsync(long id, [Body] Department department, CancellationToken cancellationToken = default);

    /// <summary>Removes a department.</summary>
    /// <param name="id">The id of the department.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the department is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">The department does not exist.</exception>
    [Delete("/departments/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
