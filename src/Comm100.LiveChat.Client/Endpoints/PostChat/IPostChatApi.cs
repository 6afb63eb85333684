namespace Comm100.LiveChat.Client;

/// <summary>
/// The form that visitors complete after a chat. Requires the permission <c>Manage Campaigns</c> (API document, section "Post-Chat").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
[Permission("Manage Campaigns")]
public interface IPostChatApi
{
    /// <summary>Gets the post-chat form of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign does not exist.</exception>
    [Get("/campaigns/{id}/postchat")]
    Task<PostChat> GetAsync([AliasAs("id")] long campaignId, CancellationToken cancellationToken = default);

    /// <summary>
    /// Changes the post-chat form of a campaign. Properties that are null, also in nested objects, keep their value. A list of fields that
    /// is sent replaces the existing list.
    /// </summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="postChat">The settings to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings as the service stores them.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign does not exist.</exception>
    [Put("/campaigns/{id}/postchat")]
    Task<PostChat> UpdateAsync([AliasAs("id")] long campaignId, [Body] PostChat postChat, CancellationToken cancellationToken = default);
}
