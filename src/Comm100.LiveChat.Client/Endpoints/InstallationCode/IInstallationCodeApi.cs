namespace Comm100.LiveChat.Client;

/// <summary>
/// The code that puts a campaign on a page. It needs the permission <c>Manage Campaigns</c> (API document, section "Installation
/// Code").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
[Permission("Manage Campaigns")]
public interface IInstallationCodeApi
{
    /// <summary>Gets the installation code of a campaign.</summary>
    /// <param name="campaignId">The id of the campaign.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The code, in whichever way the service sends it.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such campaign.</exception>
    [Get("/campaigns/{id}/code")]
    Task<InstallationCode> GetAsync([AliasAs("id")] long campaignId, CancellationToken cancellationToken = default);
}
