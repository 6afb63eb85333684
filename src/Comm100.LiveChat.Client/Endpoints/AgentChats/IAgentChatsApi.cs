namespace Comm100.LiveChat.Client;

/// <summary>
/// The history of chats between agents. The document names no permission for it (API document, section "Agent chats"). To walk over all of
/// them, use <see cref="AgentChatsApiExtensions.ListAsync"/>.
/// </summary>
/// <remarks>
/// Every method throws an <see cref="ArgumentException"/> for bad input before anything is sent, a <see cref="LiveChatException"/>
/// when the call fails, and an <see cref="OperationCanceledException"/> when it is cancelled.
/// </remarks>
public interface IAgentChatsApi
{
    /// <summary>Gets the agent chats that a query finds.</summary>
    /// <param name="query">What to find; <see cref="HistoryQuery.TimeFrom"/> and <see cref="HistoryQuery.TimeTo"/> are mandatory.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>
    /// The agent chats; the list is not paged. Should the service page it all the same, what it says of the pages is in
    /// <see cref="LiveChatModel.AdditionalProperties"/>.
    /// </returns>
    /// <exception cref="ArgumentException">The query is not valid; the message says what is wrong and what is allowed.</exception>
    [OperationName("list")]
    [Get("/agentChats")]
    Task<AgentChatList> GetPageAsync([Query, QueryConverter(typeof(HistoryQueryConverter))] AgentChatQuery query, CancellationToken cancellationToken = default);
}
