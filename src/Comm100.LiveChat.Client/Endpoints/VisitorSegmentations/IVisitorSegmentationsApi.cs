namespace Comm100.LiveChat.Client;

/// <summary>
/// Visitor segments: kinds of visitors, known by conditions, that agents are told of. It needs the permission <c>Manage Settings</c>
/// (API document, section "Visitor Segmentation"). The path is <c>visitorSegmentations</c>; where an account wants
/// <c>visitorSegments</c>, set <see cref="LiveChatClientOptions.PathSegmentOverrides"/>.
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
[Permission("Manage Settings")]
public interface IVisitorSegmentationsApi
{
    /// <summary>Gets all visitor segments.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The visitor segments; the list is not paged.</returns>
    [Get("/visitorSegmentations")]
    Task<IReadOnlyList<VisitorSegmentation>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets one visitor segment.</summary>
    /// <param name="id">The id of the visitor segment.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The visitor segment.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such visitor segment.</exception>
    [Get("/visitorSegmentations/{id}")]
    Task<VisitorSegmentation> GetAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Adds a visitor segment. The service gives it its id.</summary>
    /// <param name="segment">The visitor segment; <see cref="VisitorSegmentation.Name"/> is mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The visitor segment as the service keeps it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory member is missing; the message names all that are.</exception>
    /// <exception cref="LiveChatConflictException">There is already a visitor segment of this name.</exception>
    [Post("/visitorSegmentations")]
    Task<VisitorSegmentation> CreateAsync([Body] VisitorSegmentation segment, CancellationToken cancellationToken = default);

    /// <summary>Changes a visitor segment. Members that are null keep their value.</summary>
    /// <param name="id">The id of the visitor segment.</param>
    /// <param name="segment">The members to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The visitor segment as the service keeps it.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such visitor segment.</exception>
    [Put("/visitorSegmentations/{id}")]
    Task<VisitorSegmentation> UpdateAsync(long id, [Body] VisitorSegmentation segment, CancellationToken cancellationToken = default);

    /// <summary>Removes a visitor segment.</summary>
    /// <param name="id">The id of the visitor segment.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the visitor segment is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such visitor segment.</exception>
    [Delete("/visitorSegmentations/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
