namespace Comm100.LiveChat.Client;

/// <summary>
/// Webhooks: addresses to which the service posts events. The API document names no permission for it (API document, section "Webhook").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
public interface IWebhooksApi
{
    /// <summary>Gets all webhooks.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The webhooks; the list is not paged.</returns>
    [Get("/webhooks")]
    Task<IReadOnlyList<Webhook>> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Adds a webhook. The service assigns the id.</summary>
    /// <param name="webhook">The webhook; <see cref="Webhook.Event"/> and <see cref="Webhook.TargetUrl"/> are mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The webhook as the service stores it, with its id.</returns>
    /// <exception cref="ArgumentException">A mandatory field is not set. The message lists all of them.</exception>
    [Post("/webhooks")]
    Task<Webhook> CreateAsync([Body] Webhook webhook, CancellationToken cancellationToken = default);

    /// <summary>Changes a webhook. Properties that are null keep their value.</summary>
    /// <param name="id">The id of the webhook.</param>
    /// <param name="webhook">The properties to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The webhook as the service stores it.</returns>
    /// <exception cref="LiveChatNotFoundException">The webhook does not exist.</exception>
    [Put("/webhooks/{id}")]
    Task<Webhook> UpdateAsync(long id, [Body] Webhook webhook, CancellationToken cancellationToken = default);

    /// <summary>Removes a webhook.</summary>
    /// <param name="id">The id of the webhook.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that completes when the webhook is removed.</returns>
    /// <exception cref="LiveChatNotFoundException">The webhook does not exist.</exception>
    [Delete("/webhooks/{id}")]
    Task DeleteAsync(long id, CancellationToken cancellationToken = default);
}
