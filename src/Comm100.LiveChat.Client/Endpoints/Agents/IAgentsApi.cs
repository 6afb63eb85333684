namespace Comm100.LiveChat.Client;

/// <summary>
/// What live chat knows of an agent: status, departments and limits. The document names no permission for it
/// (API document, section "Agent").
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
public interface IAgentsApi
{
    /// <summary>Gets one agent.</summary>
    /// <param name="id">The id of the agent.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The agent.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such agent.</exception>
    [Get("/agents/{id}")]
    Task<Agent> GetAsync(long id, CancellationToken cancellationToken = default);

    /// <summary>Changes an agent. Members that are null keep their value.</summary>
    /// <param name="id">The id of the agent.</param>
    /// <param name="agent">The members to change.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The agent as the service keeps it.</returns>
    /// <exception cref="LiveChatNotFoundException">There is no such agent.</exception>
    [Put("/agents/{id}")]
    Task<Agent> UpdateAsync(long id, [Body] Agent agent, CancellationToken cancellationToken = default);
}
