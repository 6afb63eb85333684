using System.Text.Json;
using Comm100.LiveChat.Client.Histories;

namespace Comm100.LiveChat.Client;

/// <summary>Enumerates the history of agent chats.</summary>
public static class AgentChatsApiExtensions
{
    /// <summary>
    /// Gets all agent chats that a query finds. Pages are requested one after the other as needed, and the first one only when the
    /// enumeration starts.
    /// </summary>
    /// <param name="agentChats">The agent chats of a client.</param>
    /// <param name="query">
    /// The query; <see cref="HistoryQuery.TimeFrom"/> is mandatory. The API document does not describe pages, so all items come at once. If
    /// the service sends pages anyway, its links are followed. The query is copied, so later changes have no effect.
    /// </param>
    /// <param name="options">The paging options: how many pages to request ahead, and where to resume; null for the defaults.</param>
    /// <returns>The agent chats, for <c>await foreach</c>, and their pages.</returns>
    /// <exception cref="ArgumentException">The query or an option is invalid. The message says what is wrong and what is allowed.</exception>
    public static LiveChatPager<AgentChat> ListAsync(this IAgentChatsApi agentChats, AgentChatQuery query, LiveChatPagingOptions? options = null)
    {
        Argument.NotNull(agentChats, nameof(agentChats));
        return HistoryPagerFactory.Create<AgentChat, AgentChatQuery, AgentChatList>(query, options, LiveChatOperations.AgentChats.List, agentChats.GetPageAsync, GetId, item => JsonSerializer.SerializeToUtf8Bytes(item, AgentChatsJsonContext.Default.AgentChat));
    }

    // An agent chat has no id. The messages with their times and senders identify it. A chat without messages has no identity.
    private static ChatId? GetId(AgentChat chat) => chat.Transcript is { Count: > 0 } transcript
        ? new ChatId(string.Join("\n", transcript.Select(message => $"{message.Time?.UtcTicks} {message.Sender} {message.Content}")))
        : default(ChatId?);
}
