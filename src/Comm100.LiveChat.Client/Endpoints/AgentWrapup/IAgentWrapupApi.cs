namespace Comm100.LiveChat.Client;

/// <summary>
/// The form that agents complete after a chat, as a list of fields. Requires the permission <c>Manage Campaigns</c> (API document, section
/// "Agent Wrapup").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
[Permission("Manage Campaigns")]
public interface IAgentWrapupApi
{
    /// <summary>Gets the fields of the wrap-up form of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The fields.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign does not exist.</exception>
    [Get("/campaigns/{id}/agentWrapup")]
    Task<IReadOnlyList<Field>> GetAsync([AliasAs("id")] long campaignId, CancellationToken cancellationToken = default);

    /// <summary>Replaces the fields of the wrap-up form of a campaign. A field that is not in the new list is removed.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="fields">All fields of the new form; <see cref="Field.Id"/> identifies an existing field.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The fields as the service stores them.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign does not exist.</exception>
    [Put("/campaigns/{id}/agentWrapup")]
    Task<IReadOnlyList<Field>> UpdateAsync([AliasAs("id")] long campaignId, [Body] IReadOnlyList<Field> fields, CancellationToken cancellationToken = default);
}
