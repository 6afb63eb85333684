namespace Comm100.LiveChat.Client;

/// <summary>
/// The single sign-on of the site's visitors. It needs the permission <c>Manage Settings</c> (API document, section
/// "Visitor SSO Settings").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
[Permission("Manage Settings")]
public interface IVisitorSsoApi
{
    /// <summary>Gets the single sign-on of visitors.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings.</returns>
    [Get("/visitorSSO")]
    Task<VisitorSsoSettings> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Changes the single sign-on of visitors. Members that are null keep their value.</summary>
    /// <param name="settings">The settings to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings as the service keeps them.</returns>
    [Put("/visitorSSO")]
    Task<VisitorSsoSettings> UpdateAsync([Body] VisitorSsoSettings settings, CancellationToken cancellationToken = default);
}
