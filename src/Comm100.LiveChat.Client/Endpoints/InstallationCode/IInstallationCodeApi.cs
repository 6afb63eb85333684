namespace Comm100.LiveChat.Client;

/// <summary>
/// The code that adds a campaign to a page. Requires the permission <c>Manage Campaigns</c> (API document, section "Installation Code").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
[Permission("Manage Campaigns")]
public interface IInstallationCodeApi
{
    /// <summary>Gets the installation code of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The code, in any of the forms that the service sends.</returns>
    /// <exception cref="LiveChatNotFoundException">The campaign does not exist.</exception>
    [Get("/campaigns/{id}/code")]
    Task<InstallationCode> GetAsync([AliasAs("id")] long campaignId, CancellationToken cancellationToken = default);
}
