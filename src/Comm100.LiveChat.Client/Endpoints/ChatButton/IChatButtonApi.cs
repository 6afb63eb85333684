namespace Comm100.LiveChat.Client;

/// <summary>
/// The button that opens a campaign's chat window. Requires the permission <c>Manage Campaigns</c> (API document, section "Chat Button").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
[Permission("Manage Campaigns")]
public interface IChatButtonApi
{
    /// <summary>Gets the chat button of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings of the button.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign does not exist.</exception>
    [Get("/campaigns/{id}/chatButton")]
    Task<ChatButton> GetAsync([AliasAs("id")] long campaignId, CancellationToken cancellationToken = default);

    /// <summary>Changes the chat button of a campaign. Properties that are null, also in nested objects, keep their value.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="chatButton">The settings to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings as the service stores them.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign does not exist.</exception>
    [Put("/campaigns/{id}/chatButton")]
    Task<ChatButton> UpdateAsync([AliasAs("id")] long campaignId, [Body] ChatButton chatButton, CancellationToken cancellationToken = default);
}
