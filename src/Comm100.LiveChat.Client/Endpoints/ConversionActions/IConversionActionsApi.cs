namespace Comm100.LiveChat.Client;

/// <summary>
/// Conversion actions: actions of visitors that count as conversions. Requires the permission <c>Manage Settings</c> (API document, section
/// "Conversion Action"). The path is <c>conversionsActions</c>; if an account requires <c>conversionActions</c>, set
/// <see cref="LiveChatClientOptions.PathSegmentOverrides"/>.
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
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
    /// <exception cref="LiveChatNotFoundException">The conversion action does not exist.</exception>
    [Get("/conversionsActions/{id}")]
    Task<ConversionAction> GetAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Adds a conversion action. The service assigns the id.</summary>
    /// <param name="action">The conversion action; <see cref="ConversionAction.Name"/> is mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversion action as the service stores it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory field is not set. The message lists all of them.</exception>
    /// <exception cref="LiveChatConflictException">A conversion action with this name already exists.</exception>
    [Post("/conversionsActions")]
    Task<ConversionAction> CreateAsync([Body] ConversionAction action, CancellationToken cancellationToken = default);

    /// <summary>Changes a conversion action. Properties that are null keep their value.</summary>
    /// <param name="id">The id of the conversion action.</param>
    /// <param name="action">The properties to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The conversion action as the service stores it.</returns>
    /// <exception cref="LiveChatNotFoundException">The conversion action does not exist.</exception>
    [Put("/conversionsActions/{id}")]
    Task<ConversionAction> UpdateAsync(long id, [Body] ConversionAction action, CancellationToken cancellationToken = default);
}
