namespace Comm100.LiveChat.Client;

/// <summary>
/// The form that agents fill in after a chat: a list of fields, both ways. It needs the permission <c>Manage Campaigns</c>
/// (API document, section "Agent Wrapup").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
[Permission("Manage Campaigns")]
public interface IAgentWrapupApi
{
    /// <summary>Gets the fields of the wrap-up form of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The fields.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Get("/campaigns/{id}/agentWrapup")]
    Task<IReadOnlyList<Field>> GetAsync([AliasAs("id")] long campaignId, CancellationToken cancellationToken = default);

    /// <summary>Replaces the fields of the wrap-up form of a campaign. A field that is not in the new list is removed.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="fields">
    /// All fields that the form shall have; an element names an old field by its <see cref="Field.Id"/>.
    /// </param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The fields as the service keeps them.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Put("/campaigns/{id}/agentWrapup")]
    Task<IReadOnlyList<Field>> UpdateAsync([AliasAs("id")] long campaignId, [Body] IReadOnlyList<Field> fields, CancellationToken cancellationToken = default);
}
