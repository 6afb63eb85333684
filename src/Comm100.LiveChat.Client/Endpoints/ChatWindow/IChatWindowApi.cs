namespace Comm100.LiveChat.Client;

/// <summary>The chat window of a campaign. Requires the permission <c>Manage Campaigns</c> (API document, section "Chat Window").</summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
[Permission("Manage Campaigns")]
public interface IChatWindowApi
{
    /// <summary>Gets the chat window of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign does not exist.</exception>
    [Get("/campaigns/{id}/chatWindow")]
    Task<ChatWindow> GetAsync([AliasAs("id")] long campaignId, CancellationToken cancellationToken = default);

    /// <summary>Changes the chat window of a campaign. Properties that are null, also in nested objects, keep their value.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="chatWindow">The settings to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings as the service stores them.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign does not exist.</exception>
    [Put("/campaigns/{id}/chatWindow")]
    Task<ChatWindow> UpdateAsync([AliasAs("id")] long campaignId, [Body] ChatWindow chatWindow, CancellationToken cancellationToken = default);
}
