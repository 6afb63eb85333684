namespace Comm100.LiveChat.Client;

/// <summary>The enabled features of the site. Requires the permission <c>Manage Settings</c> (API document, section "Live Chat Config").</summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
[Permission("Manage Settings")]
public interface IConfigsApi
{
    /// <summary>Gets the enabled features of the site.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings.</returns>
    [Get("/configs")]
    Task<LiveChatConfig> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Changes which features the site has switched on. Properties that are null keep their value.</summary>
    /// <param name="config">The settings to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings as the service stores them.</returns>
    [Put("/configs")]
    Task<LiveChatConfig> UpdateAsync([Body] LiveChatConfig config, CancellationToken cancellationToken = default);
}
