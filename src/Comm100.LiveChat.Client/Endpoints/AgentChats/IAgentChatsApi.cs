namespace Comm100.LiveChat.Client;

/// <summary>
/// The history of chats between agents. The API document names no permission for it (API document, section "Agent chats"). To enumerate all
/// of them, use <see cref="AgentChatsApiExtensions.ListAsync"/>.
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for invalid input before it sends a request, a <see cref="LiveChatException"/> if
/// the call fails, and an <see cref="OperationCanceledException"/> if the call is canceled.
/// </remarks>
public interface IAgentChatsApi
{
    /// <summary>Gets the agent chats that a query finds.</summary>
    /// <param name="query">The query; <see cref="HistoryQuery.TimeFrom"/> and <see cref="HistoryQuery.TimeTo"/> are mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The agent chats; the list is not paged. If the service sends pages anyway, its page information is in
    /// <see cref="LiveChatModel.AdditionalProperties"/>.
    /// </returns>
    /// <exception cref="ArgumentException">The query is invalid. The message says what is wrong and what is allowed.</exception>
    [OperationName("list")]
    [Get("/agentChats")]
    Task<AgentChatList> GetPageAsync([Query, QueryConverter(typeof(HistoryQueryConverter))] AgentChatQuery query, CancellationToken cancellationToken = default);
}
