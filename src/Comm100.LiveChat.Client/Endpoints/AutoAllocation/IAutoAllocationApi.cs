namespace Comm100.LiveChat.Client;

/// <summary>
/// How the site gives chats to agents by itself. It needs the permission <c>Manage Settings</c> (API document, section
/// "Auto allocation").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
[Permission("Manage Settings")]
public interface IAutoAllocationApi
{
    /// <summary>Gets how chats are given to agents.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings.</returns>
    [Get("/autoAllocation")]
    Task<AutoAllocation> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Changes how chats are given to agents. Members that are null keep their value.</summary>
    /// <param name="autoAllocation">The settings to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The settings as the service keeps them.</returns>
    [Put("/autoAllocation")]
    Task<AutoAllocation> UpdateAsync([Body] AutoAllocation autoAllocation, CancellationToken cancellationToken = default);
}
