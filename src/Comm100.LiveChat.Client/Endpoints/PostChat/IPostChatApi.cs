namespace Comm100.LiveChat.Client;

/// <summary>
/// The form that visitors fill in after a chat. It needs the permission <c>Manage Campaigns</c> (API document, section "Post-Chat").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
[Permission("Manage Campaigns")]
public interface IPostChatApi
{
    /// <summary>Gets the post-chat form of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Get("/campaigns/{id}/postchat")]
    Task<PostChat> GetAsync([AliasAs("id")] long campaignId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the post-chat form of a campaign. The service merges: members that are null, nested ones too, keep their value. A list
    /// of fields that is sent replaces the old one.
    /// </summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="postChat">The settings to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings as the service keeps them.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Put("/campaigns/{id}/postchat")]
    Task<PostChat> UpdateAsync([AliasAs("id")] long campaignId, [Body] PostChat postChat, CancellationToken cancellationToken = default);
}
