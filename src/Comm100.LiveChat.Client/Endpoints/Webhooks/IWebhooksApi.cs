namespace Comm100.LiveChat.Client;

/// <summary>
/// Webhooks: addresses that the service posts to when something happens. The document names no permission for it
/// (API document, section "Webhook").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
public interface IWebhooksApi
{
    /// <summary>Gets all webhooks.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The webhooks; the list is not paged.</returns>
    [Get("/webhooks")]
    Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Adds a webhook. The service gives it its id.</summary>
    /// <param name="webhook">The webhook; <see cref="Webhook.Event"/> and <see cref="Webhook.TargetUrl"/> are mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The webhook as the service keeps it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory member is missing; the message names all that are.</exception>
    [Post("/webhooks")]
    Task<Webhook> CreateAsync([Body] Webhook webhook, CancellationToken cancellationToken = default);

    /// <summary>Changes a webhook. Members that are null keep their value.</summary>
    /// <param name="id">The id of the webhook.</param>
    /// <param name="webhook">The members to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The webhook as the service keeps it.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such webhook.</exception>
    [Put("/webhooks/{id}")]
    Task<Webhook> UpdateAsync(long id, [Body] Webhook webhook, CancellationToken cancellationToken = default);

    /// <summary>Removes a webhook.</summary>
    /// <param name="id">The id of the webhook.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when the webhook is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such webhook.</exception>
    [Delete("/webhooks/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
