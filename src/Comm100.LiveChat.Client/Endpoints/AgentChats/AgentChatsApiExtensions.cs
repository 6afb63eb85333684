using System.Text.Json;
using Comm100.LiveChat.Client.Histories;

namespace Comm100.LiveChat.Client;

/// <summary>Walks over the history of agent chats.</summary>
public static class AgentChatsApiExtensions
{
    /// <summary>
    /// Gives all agent chats that a query finds, asking for one page after the other as they are needed. Nothing is sent before
    /// the first is requested.
    /// </summary>
    /// <param name="agentChats">The agent chats of a client.</param>
    /// <param name="query">
    /// What to find; <see cref="HistoryQuery.TimeFrom"/> is mandatory. The document knows no pages of them, so all come at once; should the
    /// service page them all the same, its links are gone by. It is copied: a later change of it has no effect.
    /// </param>
    /// <param name="options">How to walk: whether to ask for pages ahead, and where to go on; null for the defaults.</param>
    /// <returns>The agent chats, for <c>await foreach</c>, and their pages.</returns>
    /// <exception cref="ArgumentException">The query or the cursor is not valid; the message says what is wrong and what is allowed.</exception>
    public static LiveChatPager<AgentChat> ListAsync(this IAgentChatsApi agentChats, AgentChatQuery query, LiveChatPagingOptions? options = null)
    {
        Argument.NotNull(agentChats, nameof(agentChats));
        return HistoryPagerFactory.Create<AgentChat, AgentChatQuery, AgentChatList>(query, options, LiveChatOperations.AgentChats.List, agentChats.GetPageAsync, IdOf, item => JsonSerializer.SerializeToUtf8Bytes(item, AgentChatsJsonContext.Default.AgentChat));
    }

    // An agent chat has no id of its own: it is known by who said what when. Of one without a word there is nothing to know it by.
    private static ChatId? IdOf(AgentChat chat) => chat.Transcript is { Count: > 0 } transcript
        ? new ChatId(string.Join("\n", transcript.Select(message => $"{message.Time?.UtcTicks} {message.Sender} {message.Content}")))
        : default(ChatId?);
}
