namespace Comm100.LiveChat.Client;

/// <summary>
/// Which features the site has switched on. It needs the permission <c>Manage Settings</c> (API document, section
/// "Live Chat Config").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
[Permission("Manage Settings")]
public interface IConfigsApi
{
    /// <summary>Gets which features the site has switched on.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings.</returns>
    [Get("/configs")]
    Task<LiveChatConfig> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Changes which features the site has switched on. Members that are null keep their value.</summary>
    /// <param name="config">The settings to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings as the service keeps them.</returns>
    [Put("/configs")]
    Task<LiveChatConfig> UpdateAsync([Body] LiveChatConfig config, CancellationToken cancellationToken = default);
}
