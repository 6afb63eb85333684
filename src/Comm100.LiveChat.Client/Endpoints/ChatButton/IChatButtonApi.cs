namespace Comm100.LiveChat.Client;

/// <summary>
/// The button that opens a campaign's chat window. It needs the permission <c>Manage Campaigns</c> (API document, section "Chat
/// Button").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
[Permission("Manage Campaigns")]
public interface IChatButtonApi
{
    /// <summary>Gets the chat button of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings of the button.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Get("/campaigns/{id}/chatButton")]
    Task<ChatButton> GetAsync([AliasAs("id")] long campaignId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the chat button of a campaign. The service merges: members that are null, nested ones too, keep their value.
    /// </summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="chatButton">The settings to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings as the service keeps them.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Put("/campaigns/{id}/chatButton")]
    Task<ChatButton> UpdateAsync([AliasAs("id")] long campaignId, [Body] ChatButton chatButton, CancellationToken cancellationToken = default);
}
