namespace Comm100.LiveChat.Client;

/// <summary>
/// The window in which a campaign's visitors chat. It needs the permission <c>Manage Campaigns</c> (API document, section "Chat
/// Window").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
[Permission("Manage Campaigns")]
public interface IChatWindowApi
{
    /// <summary>Gets the chat window of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Get("/campaigns/{id}/chatWindow")]
    Task<ChatWindow> GetAsync([AliasAs("id")] long campaignId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the chat window of a campaign. The service merges: members that are null, nested ones too, keep their value.
    /// </summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="chatWindow">The settings to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings as the service keeps them.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Put("/campaigns/{id}/chatWindow")]
    Task<ChatWindow> UpdateAsync([AliasAs("id")] long campaignId, [Body] ChatWindow chatWindow, CancellationToken cancellationToken = default);
}
