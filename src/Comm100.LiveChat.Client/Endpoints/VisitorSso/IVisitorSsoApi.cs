namespace Comm100.LiveChat.Client;

/// <summary>
/// The single sign-on of the site's visitors. Requires the permission <c>Manage Settings</c> (API document, section "Visitor SSO
/// Settings").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
[Permission("Manage Settings")]
public interface IVisitorSsoApi
{
    /// <summary>Gets the single sign-on of visitors.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings.</returns>
    [Get("/visitorSSO")]
    Task<VisitorSsoSettings> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Changes the single sign-on of visitors. Properties that are null keep their value.</summary>
    /// <param name="settings">The settings to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings as the service stores them.</returns>
    [Put("/visitorSSO")]
    Task<VisitorSsoSettings> UpdateAsync([Body] VisitorSsoSettings settings, CancellationToken cancellationToken = default);
}
