namespace Comm100.LiveChat.Client;

/// <summary>
/// Visitor segments: segments of visitors that match conditions, and notifications to agents about them. Requires the permission <c>Manage Settings</c> (API
/// document, section "Visitor Segmentation"). The path is <c>visitorSegmentations</c>; if an account requires <c>visitorSegments</c>, set
/// <see cref="LiveChatClientOptions.PathSegmentOverrides"/>.
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
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
    /// <exception cref="LiveChatNotFoundException">The visitor segment does not exist.</exception>
    [Get("/visitorSegmentations/{id}")]
    Task<VisitorSegmentation> GetAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Adds a visitor segment. The service assigns the id.</summary>
    /// <param name="segment">The visitor segment; <see cref="VisitorSegmentation.Name"/> is mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The visitor segment as the service stores it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory field is not set. The message lists all of them.</exception>
    /// <exception cref="LiveChatConflictException">A visitor segment with this name already exists.</exception>
    [Post("/visitorSegmentations")]
    Task<VisitorSegmentation> CreateAsync([Body] VisitorSegmentation segment, CancellationToken cancellationToken = default);

    /// <summary>Changes a visitor segment. Properties that are null keep their value.</summary>
    /// <param name="id">The id of the visitor segment.</param>
    /// <param name="segment">The properties to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The visitor segment as the service stores it.</returns>
    /// <exception cref="LiveChatNotFoundException">The visitor segment does not exist.</exception>
    [Put("/visitorSegmentations/{id}")]
    Task<VisitorSegmentation> UpdateAsync(long id, [Body] VisitorSegmentation segment, CancellationToken cancellationToken = default);

    /// <summary>Removes a visitor segment.</summary>
    /// <param name="id">The id of the visitor segment.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the visitor segment is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">The visitor segment does not exist.</exception>
    [Delete("/visitorSegmentations/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
