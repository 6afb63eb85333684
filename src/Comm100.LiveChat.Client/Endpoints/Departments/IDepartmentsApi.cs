namespace Comm100.LiveChat.Client;

/// <summary>
/// The departments of the site: agents and groups that chats are routed to together. It needs the permission <c>Manage Settings</c>
/// (API document, section "Department").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
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
    /// <exception cref="LiveChatNotFoundException">There is no such department.</exception>
    [Get("/departments/{id}")]
    Task<Department> GetAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Adds a department. The service gives it its id.</summary>
    /// <param name="department">The department; <see cref="Department.Name"/> is mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The department as the service keeps it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory member is missing; the message names all that are.</exception>
    /// <exception cref="LiveChatConflictException">There is already a department of this name.</exception>
    [Post("/departments")]
    Task<Department> CreateAsync([Body] Department department, CancellationToken cancellationToken = default);

    /// <summary>Changes a department. Members that are null keep their value.</summary>
    /// <param name="id">The id of the department.</param>
    /// <param name="department">The members to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The department as the service keeps it.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such department.</exception>
    [Put("/departments/{id}")]
    Task<Department> UpdateAsync(long id, [Body] Department department, CancellationToken cancellationToken = default);

    /// <summary>Removes a department.</summary>
    /// <param name="id">The id of the department.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the department is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such department.</exception>
    [Delete("/departments/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
