namespace Comm100.LiveChat.Client;

/// <summary>
/// The automatic allocation of chats to agents. Requires the permission <c>Manage Settings</c> (API document, section "Auto allocation").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
[Permission("Manage Settings")]
public interface IAutoAllocationApi
{
    /// <summary>Gets the settings of auto allocation.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings.</returns>
    [Get("/autoAllocation")]
    Task<AutoAllocation> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Changes the settings of auto allocation. Properties that are null keep their value.</summary>
    /// <param name="autoAllocation">The settings to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings as the service stores them.</returns>
    [Put("/autoAllocation")]
    Task<AutoAllocation> UpdateAsync([Body] AutoAllocation autoAllocation, CancellationToken cancellationToken = default);
}
