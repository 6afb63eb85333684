namespace Comm100.LiveChat.Client;

/// <summary>
/// The live-chat settings of an agent: status, departments and limits. The API document names no permission for it (API document, section
/// "Agent").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
public interface IAgentsApi
{
    /// <summary>Gets one agent.</summary>
    /// <param name="id">The id of the agent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The agent.</returns>
    /// <exception cref="LiveChatNotFoundException">The agent does not exist.</exception>
    [Get("/agents/{id}")]
    Task<Agent> GetAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Changes an agent. Properties that are null keep their value.</summary>
    /// <param name="id">The id of the agent.</param>
    /// <param name="agent">The properties to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The agent as the service stores it.</returns>
    /// <exception cref="LiveChatNotFoundException">The agent does not exist.</exception>
    [Put("/agents/{id}")]
    Task<Agent> UpdateAsync(long id, [Body] Agent agent, CancellationToken cancellationToken = default);
}
