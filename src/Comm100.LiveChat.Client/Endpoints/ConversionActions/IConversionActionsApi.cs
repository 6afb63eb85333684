namespace Comm100.LiveChat.Client;

/// <summary>
/// Conversion actions: what visitors do that counts as a success of the site. It needs the permission <c>Manage Settings</c>
/// (API document, section "Conversion Action"). The path is <c>conversionsActions</c>; where an account wants <c>conversionActions</c>,
/// set <see cref="LiveChatClientOptions.PathSegmentOverrides"/>.
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
[Permission("Manage Settings")]
public interface IConversionActionsApi
{
    /// <summary>Gets all conversion actions.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversion actions; the list is not paged.</returns>
    [Get("/conversionsActions")]
    Task<IReadOnlyList<ConversionAction>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Gets one conversion action.</summary>
    /// <param name="id">The id of the conversion action.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversion action.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such conversion action.</exception>
    [Get("/conversionsActions/{id}")]
    Task<ConversionAction> GetAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Adds a conversion action. The service gives it its id.</summary>
    /// <param name="action">The conversion action; <see cref="ConversionAction.Name"/> is mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversion action as the service keeps it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory member is missing; the message names all that are.</exception>
    /// <exception cref="LiveChatConflictException">There is already a conversion action of this name.</exception>
    [Post("/conversionsActions")]
    Task<ConversionAction> CreateAsync([Body] ConversionAction action, CancellationToken cancellationToken = default);

    /// <summary>Changes a conversion action. Members that are null keep their value.</summary>
    /// <param name="id">The id of the conversion action.</param>
    /// <param name="action">The members to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversion action as the service keeps it.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such conversion action.</exception>
    [Put("/conversionsActions/{id}")]
    Task<ConversionAction> UpdateAsync(long id, [Body] ConversionAction action, CancellationToken cancellationToken = default);
}
